using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What the file of a <c>[SoftmaxKernelSet]</c> type holds.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Kernels">The kernels, ascending.</param>
internal sealed record KernelSetPlan(KernelSetSpec Spec, EquatableArray<KernelPlan> Kernels);
