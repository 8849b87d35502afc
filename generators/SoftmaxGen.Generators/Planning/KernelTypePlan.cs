using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What the file of a <c>[SoftmaxKernel]</c> type holds.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Kernel">The kernel.</param>
internal sealed record KernelTypePlan(KernelSpec Spec, KernelPlan Kernel);
