using System;

namespace SoftmaxGen;

/// <summary>
/// Declares that a partial type is a softmax kernel for a fixed number of classes. The generator adds the methods of
/// <see cref="ISoftmaxKernel{T}"/> as static methods, those of softmax and its losses unrolled for that count, and lets
/// the type implement the interface unless it is a static class.
/// </summary>
/// <remarks>
/// The type is a class, struct or record, declared <c>partial</c> and not generic; it may be nested in types
/// that are partial too.
/// </remarks>
/// <example>
/// <code>
/// [SoftmaxKernel(10)]
/// public readonly partial struct DigitKernel;
///
/// DigitKernel.Softmax(logits, probabilities);
/// float loss = DigitKernel.CrossEntropyGradient(logits, labels, gradient);
/// </code>
/// </example>
/// <param name="classCount">The number of classes, the logits in a row: at least 1.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SoftmaxKernelAttribute(int classCount) : Attribute
{
    /// <summary>The number of classes, the logits in a row: at least 1.</summary>
    public int ClassCount { get; } = classCount;

    /// <summary>How the losses of a batch become one; <see cref="LossReduction.Mean"/> unless said.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Mean;

    /// <summary>The type of logits and results; <see cref="KernelElementType.Single"/> unless said.</summary>
    public KernelElementType ElementType { get; init; } = KernelElementType.Single;

    /// <summary>The methods to generate; <see cref="KernelOperations.All"/> unless said.</summary>
    public KernelOperations Operations { get; init; } = KernelOperations.All;

    /// <summary>
    /// The weight of each class, one for each, not negative and not all 0; none unless said: all 1. A mean is divided by
    /// the weights of its rows.
    /// </summary>
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
