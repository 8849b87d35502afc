using System;

namespace SoftmaxGen;

/// <summary>
/// Declares that a partial type is a set of softmax kernels: the generator adds the methods of
/// <see cref="SoftmaxKernels"/>, which pick the unrolled kernel when the class count given at run time is one
/// of the declared ones, and the run-time fallback for every other count. The results have the same bits either way.
/// The options of the loss stand here, not in the calls.
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

    /// <summary>
    /// The weight of each class, whatever the class count of a call: that of class j is at index j, and a call with n classes uses
    /// the first n. Not negative, at least as many as the largest declared class count, and not all 0 among the classes of any
    /// declared one; none unless said: all 1. A mean is divided by the weights of its rows; where these sum to 0, it and its gradient are 0.
    /// </summary>
    /// <remarks>
    /// A loss of more classes than there are weights throws an <see cref="ArgumentOutOfRangeException"/> before anything is written.
    /// Methods that are no loss, such as those of softmax, do not use the weights and serve any class count.
    /// </remarks>
    public double[] ClassWeights { get; init; } = [];

    /// <summary>
    /// The part of every target that is spread evenly over all classes, from 0 to less than 1; 0 unless said. See
    /// <see cref="CrossEntropyOptions"/> for the formula of the loss.
    /// </summary>
    public double LabelSmoothing { get; init; }

    /// <summary>
    /// The label of rows that do not count: loss 0, gradient 0, no part in the mean. Any number, a class too. Only when it is
    /// said are such labels let through.
    /// </summary>
    public int IgnoreIndex { get; init; }

    /// <summary>The factor of the squared log-sum-exp that is added to the loss of each row, at least 0; 0 unless said.</summary>
    public double ZLoss { get; init; }

    /// <summary>
    /// What the logits are divided by, from 1e-15 to 1e15; 1 unless said. It is the temperature of all methods: of probabilities
    /// and draws as of losses. Gradients are with respect to the logits as given.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>How much code a kernel may become; <see cref="KernelUnrolling.Automatic"/> unless said.</summary>
    public KernelUnrolling Unrolling { get; init; }
}
