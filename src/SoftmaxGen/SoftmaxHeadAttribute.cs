using System;

namespace SoftmaxGen;

/// <summary>
/// Declares that a partial type is the output layer of a classifier: <c>z = W h + b</c> followed by softmax and
/// cross-entropy. The generator adds <c>Logits</c>, <c>Softmax</c>, <c>ArgMax</c>, <c>Sample</c>, <c>CrossEntropy</c> and
/// <c>CrossEntropyGradient</c>, the last with the gradients of the weights, the bias and the hidden layer, all but the first
/// also with a mask; <c>WeightedCrossEntropyGradient</c>, with a weight for each row; and <c>SoftCrossEntropy</c>,
/// <c>SoftCrossEntropyGradient</c> and <c>SoftWeightedCrossEntropyGradient</c>, the same against soft targets.
/// </summary>
/// <example>
/// <code>
/// [SoftmaxHead(inputs: 64, classCount: 10)]
/// public readonly partial struct DigitHead;
///
/// float loss = DigitHead.CrossEntropyGradient(
///     hidden, labels, weights, bias, weightGradient, biasGradient, hiddenGradient);
/// </code>
/// </example>
/// <param name="inputs">The width of the hidden layer, the columns of the weight matrix: at least 1.</param>
/// <param name="classCount">The number of classes, the rows of the weight matrix: at least 1.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SoftmaxHeadAttribute(int inputs, int classCount) : Attribute
{
    /// <summary>The width of the hidden layer, the columns of the weight matrix: at least 1.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>The number of classes, the rows of the weight matrix: at least 1.</summary>
    public int ClassCount { get; } = classCount;

    /// <summary>How the losses of a batch become one; <see cref="LossReduction.Mean"/> unless said.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Mean;

    /// <summary>The type of all numbers; <see cref="KernelElementType.Single"/> unless said.</summary>
    public KernelElementType ElementType { get; init; } = KernelElementType.Single;

    /// <summary>
    /// The methods to generate; <see cref="KernelOperations.All"/> unless said. A head has those of softmax, the losses, their
    /// gradients, ArgMax and Sample, and always Logits; with less than all it does not implement the interface.
    /// </summary>
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
