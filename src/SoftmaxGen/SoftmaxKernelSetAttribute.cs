using System;

namespace SoftmaxGen;

/// <summary>
/// Declares that a partial type is a set of softmax kernels: the generator adds the methods of
/// <see cref="SoftmaxKernels"/>, which pick the unrolled kernel when the class count given at run time is one
/// of the declared ones, and the run-time fallback for every other count. The results have the same bits either way.
/// </summary>
/// <example>
/// <code>
/// [SoftmaxKernelSet(3, 10, 1000)]
/// public static partial class Kernels;
///
/// Kernels.Softmax(logits, classCount: n, probabilities);
/// </code>
/// </example>
/// <param name="classCounts">The class counts to generate kernels for: each at least 1, at least one of them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SoftmaxKernelSetAttribute(params int[] classCounts) : Attribute
{
    /// <summary>The class counts that kernels are generated for.</summary>
    public int[] ClassCounts { get; } = classCounts;

    /// <summary>How the losses of a batch become one; <see cref="LossReduction.Mean"/> unless said.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Mean;

    /// <summary>The type of logits and results; <see cref="KernelElementType.Single"/> unless said.</summary>
    public KernelElementType ElementType { get; init; } = KernelElementType.Single;

    /// <summary>The methods to generate; <see cref="KernelOperations.All"/> unless said.</summary>
    public KernelOperations Operations { get; init; } = KernelOperations.All;
}
