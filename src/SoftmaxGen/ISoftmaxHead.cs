using System;
using System.Numerics;

namespace SoftmaxGen;

/// <summary>
/// The static methods of a generated output layer, for code that is generic over it. With weights <c>W</c>
/// row-major <c>[ClassCount, Inputs]</c>, bias <c>b [ClassCount]</c> and hidden <c>h [rows, Inputs]</c>, the logits
/// of a row are <c>z_i = b_i + sum_k W_ik h_k</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISoftmaxHead<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The width of the hidden layer, the columns of the weight matrix.</summary>
    static abstract int Inputs { get; }

    /// <summary>The number of classes, the rows of the weight matrix.</summary>
    static abstract int ClassCount { get; }

    /// <summary>Writes the logits <c>z = W h + b</c>.</summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <param name="destination">Receives the logits, <c>[rows, ClassCount]</c>; may not overlap an input.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps an input.</exception>
    static abstract void Logits(ReadOnlySpan<T> hidden, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> destination);

    /// <summary>Writes the probabilities <c>softmax(W h + b)</c>.</summary>
    /// <inheritdoc cref="Softmax(ReadOnlySpan{T}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    static abstract void Softmax(ReadOnlySpan<T> hidden, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> destination);

    /// <summary>
    /// Writes the probabilities <c>softmax(W h + b)</c> among what is allowed; 0 for the rest, and for all of a row in which
    /// nothing is allowed.
    /// </summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="mask">What is allowed, <c>[rows, ClassCount]</c>.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <param name="destination">Receives the probabilities, <c>[rows, ClassCount]</c>; may not overlap an input.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the destination overlaps an input.</exception>
    static abstract void Softmax(
        ReadOnlySpan<T> hidden, ReadOnlySpan<bool> mask, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> destination);

    /// <summary>Computes the reduced cross-entropy loss of a batch.</summary>
    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{T}, ReadOnlySpan{int}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    static abstract T CrossEntropy(ReadOnlySpan<T> hidden, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias);

    /// <summary>
    /// Computes the reduced cross-entropy loss of a batch among what is allowed. A label that is not allowed has the loss
    /// +infinity, and so has a row in which nothing is allowed.
    /// </summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="labels">The class of each row, from 0 to <c>ClassCount - 1</c>.</param>
    /// <param name="mask">What is allowed, <c>[rows, ClassCount]</c>.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <returns>The mean or the sum of the losses, as the attribute says; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    static abstract T CrossEntropy(
        ReadOnlySpan<T> hidden, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias);

    /// <summary>
    /// Computes the reduced loss and its gradients: <c>dW_ik += (p_i - y_i) h_k</c>, <c>db_i += p_i - y_i</c> and
    /// <c>dh_k = sum_i (p_i - y_i) W_ik</c>, with <c>p - y</c> divided by the number of rows under
    /// <see cref="LossReduction.Mean"/>.
    /// </summary>
    /// <inheritdoc cref="WeightedCrossEntropyGradient(ReadOnlySpan{T}, ReadOnlySpan{int}, ReadOnlySpan{T}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, Span{T}, Span{T})"/>
    static abstract T CrossEntropyGradient(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient);

    /// <summary>
    /// Computes the reduced loss among what is allowed and its gradients, as without a mask: <c>p - y</c> is 0 for the rest. A
    /// label that is not allowed has the loss +infinity and the gradient 0, and so has a row in which nothing is allowed.
    /// </summary>
    /// <inheritdoc cref="WeightedCrossEntropyGradient(ReadOnlySpan{T}, ReadOnlySpan{int}, ReadOnlySpan{T}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, Span{T}, Span{T})"/>
    static abstract T CrossEntropyGradient(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<bool> mask,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient);

    /// <summary>
    /// Computes the reduced loss and its gradients, each row multiplied by a weight of its own: an advantage of policy
    /// gradient, say.
    /// </summary>
    /// <inheritdoc cref="WeightedCrossEntropyGradient(ReadOnlySpan{T}, ReadOnlySpan{int}, ReadOnlySpan{T}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, Span{T}, Span{T})"/>
    static abstract T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient);

    /// <summary>
    /// Computes the reduced loss among what is allowed and its gradients, each row multiplied by a weight of its own. A label
    /// that is not allowed has the loss +infinity and the gradient 0, and so has a row in which nothing is allowed.
    /// </summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="labels">The class of each row, from 0 to <c>ClassCount - 1</c>.</param>
    /// <param name="sampleWeights">The weight of each row, <c>[rows]</c>; may be negative, and does not enter the divisor of the mean.</param>
    /// <param name="mask">What is allowed, <c>[rows, ClassCount]</c>.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <param name="weightGradient">The gradient of the weights is added to it, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="biasGradient">The gradient of the bias is added to it, <c>[ClassCount]</c>.</param>
    /// <param name="hiddenGradient">Receives the gradient of the hidden layer, <c>[rows, Inputs]</c>; empty when it is not wanted.</param>
    /// <returns>The mean or the sum of the losses, as the attribute says; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a destination overlaps an input or another destination.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    static abstract T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        ReadOnlySpan<bool> mask,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient);

    /// <summary>Computes the reduced cross-entropy of a batch against soft targets.</summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="targets">The targets of each row, <c>[rows, ClassCount]</c>: not negative.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <returns>The mean or the sum of the losses, as the attribute says; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    static abstract T SoftCrossEntropy(ReadOnlySpan<T> hidden, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias);

    /// <summary>
    /// Computes the reduced cross-entropy against soft targets and its gradients: as with labels, y being the targets.
    /// </summary>
    /// <inheritdoc cref="SoftWeightedCrossEntropyGradient(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, Span{T}, Span{T})"/>
    static abstract T SoftCrossEntropyGradient(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient);

    /// <summary>
    /// Computes the reduced cross-entropy against soft targets and its gradients, each row multiplied by a weight of its own:
    /// as with labels, y being the targets.
    /// </summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="targets">The targets of each row, <c>[rows, ClassCount]</c>: not negative.</param>
    /// <param name="sampleWeights">The weight of each row, <c>[rows]</c>; may be negative, and does not enter the divisor of the mean.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <param name="weightGradient">The gradient of the weights is added to it, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="biasGradient">The gradient of the bias is added to it, <c>[ClassCount]</c>.</param>
    /// <param name="hiddenGradient">Receives the gradient of the hidden layer, <c>[rows, Inputs]</c>; empty when it is not wanted.</param>
    /// <returns>The mean or the sum of the losses, as the attribute says; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a destination overlaps an input or another destination.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    static abstract T SoftWeightedCrossEntropyGradient(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<T> sampleWeights,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> hiddenGradient);

    /// <summary>Writes the index of the first largest logit of each row; -1 for a row that contains a NaN.</summary>
    /// <inheritdoc cref="ArgMax(ReadOnlySpan{T}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{int})"/>
    static abstract void ArgMax(ReadOnlySpan<T> hidden, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<int> destination);

    /// <summary>
    /// Writes the index of the first largest logit of each row that is allowed; -1 for a row in which nothing is, or a NaN.
    /// </summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="mask">What is allowed, <c>[rows, ClassCount]</c>.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <param name="destination">Receives one index a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    static abstract void ArgMax(
        ReadOnlySpan<T> hidden, ReadOnlySpan<bool> mask, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<int> destination);

    /// <summary>
    /// Draws a class of each row with its probability; -1 for a row with NaN or +infinity, or nothing but -infinity. A class
    /// of probability 0 is never drawn.
    /// </summary>
    /// <inheritdoc cref="Sample(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{bool}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{int})"/>
    static abstract void Sample(
        ReadOnlySpan<T> hidden, ReadOnlySpan<T> uniforms, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<int> destination);

    /// <summary>
    /// Draws a class of each row with its probability among what is allowed; -1 where nothing is, or what is has no
    /// probabilities.
    /// </summary>
    /// <param name="hidden">The hidden layer, <c>[rows, Inputs]</c>.</param>
    /// <param name="uniforms">A number for each row, drawn uniformly from 0 to below 1, <c>[rows]</c>.</param>
    /// <param name="mask">What is allowed, <c>[rows, ClassCount]</c>.</param>
    /// <param name="weights">The weights, <c>[ClassCount, Inputs]</c>.</param>
    /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
    /// <param name="destination">Receives one index a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A uniform number is not from 0 to below 1.</exception>
    static abstract void Sample(
        ReadOnlySpan<T> hidden,
        ReadOnlySpan<T> uniforms,
        ReadOnlySpan<bool> mask,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> bias,
        Span<int> destination);
}
