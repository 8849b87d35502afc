using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>Masks: what is not allowed is left out, whatever its logit. An illegal move of a game, say, or a token that a grammar excludes.</content>
public static partial class SoftmaxKernels
{
    /// <summary>Writes the probabilities of each row among what is allowed; 0 for the rest.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="destination">Receives the probabilities, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <remarks>The bits are those of logits with -infinity in the place of what is not allowed. Of a row in which nothing is allowed all probabilities are 0.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="mask"/> is not that of <paramref name="logits"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void Softmax(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<bool> mask, Span<float> destination) =>
        RuntimeKernel<float>.Softmax(logits, classCount, mask, destination);

    /// <summary>Writes the log-probabilities of each row among what is allowed; -infinity for the rest.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="destination">Receives the log-probabilities, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <remarks>The bits are those of logits with -infinity in the place of what is not allowed. Of a row in which nothing is allowed all log-probabilities are -infinity.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="mask"/> is not that of <paramref name="logits"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void LogSoftmax(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<bool> mask, Span<float> destination) =>
        RuntimeKernel<float>.LogSoftmax(logits, classCount, mask, destination);

    /// <summary>Computes the reduced loss of a batch and its gradient with respect to the logits, among what is allowed; the gradient is 0 for the rest.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <remarks>A label that is not allowed has the loss +infinity and the gradient 0, and so has a row in which nothing is allowed; the other classes have their gradient as ever.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is not a class.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> is not the number of rows, the length of <paramref name="mask"/> is not that of <paramref name="logits"/>, or <paramref name="gradient"/> is too short or overlaps <paramref name="logits"/> at another start.</exception>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<bool> mask,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropyGradient(logits, classCount, labels, mask, gradient, options);

    /// <summary>Computes the reduced loss of a batch and its gradient among what is allowed, each row multiplied by a weight of its own, an advantage of policy gradient, say; the gradient is 0 for the rest.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="sampleWeights">The weight of each row, <c>[rows]</c>; may be negative, and does not enter the divisor of the mean.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <remarks>A label that is not allowed has the loss +infinity and the gradient 0, and so has a row in which nothing is allowed; the other classes have their gradient as ever.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is not a class.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> or <paramref name="sampleWeights"/> is not the number of rows, the length of <paramref name="mask"/> is not that of <paramref name="logits"/>, or <paramref name="gradient"/> is too short or overlaps another span.</exception>
    public static float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> sampleWeights,
        ReadOnlySpan<bool> mask,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient, options);

    /// <summary>Gets the index of the first largest logit of one row that is allowed.</summary>
    /// <param name="row">The logits, at least one.</param>
    /// <param name="mask">What is allowed, as long as the row.</param>
    /// <returns>The index; -1 when nothing is allowed, or when what is allowed contains a NaN.</returns>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty, or the length of <paramref name="mask"/> is not its.</exception>
    public static int ArgMax(ReadOnlySpan<float> row, ReadOnlySpan<bool> mask) =>
        RuntimeKernel<float>.ArgMax(row, mask);

    /// <summary>Writes the index of the first largest logit of each row that is allowed; -1 for a row in which nothing is, or a NaN.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="destination">Receives one index a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="mask"/> is not that of <paramref name="logits"/>, or <paramref name="destination"/> is too short.</exception>
    public static void ArgMax(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<bool> mask, Span<int> destination) =>
        RuntimeKernel<float>.ArgMax(logits, classCount, mask, destination);
}
