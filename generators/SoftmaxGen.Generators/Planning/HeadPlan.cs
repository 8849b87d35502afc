using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What the file of a <c>[SoftmaxHead]</c> type holds.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Kernel">The kernel that the logits go through.</param>
internal sealed record HeadPlan(HeadSpec Spec, KernelPlan Kernel);
