using System;

namespace SoftmaxGen;

/// <summary>
/// Declares that a partial type is the output layer of a classifier: <c>z = W h + b</c> followed by softmax and
/// cross-entropy. The generator adds <c>Logits</c>, <c>Softmax</c>, <c>CrossEntropy</c> and
/// <c>CrossEntropyGradient</c>, the last with the gradients of the weights, the bias and the hidden layer.
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
}
