using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>
/// Losses against soft targets, a distribution over the classes for each row: of a teacher, of several annotators, of a search.
/// </content>
public static partial class SoftmaxKernels
{
    /// <summary>Computes the reduced cross-entropy of a batch against soft targets, <c>-(1/N) sum_n sum_i t_ni ln a_ni</c> under the mean.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>: not negative; usually each row sums to 1, but it need not.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows. An ignored label has no meaning here.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <remarks>A target of 0 costs nothing, not even where the logit is -infinity. Targets that are one-hot give the loss of the label.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a target is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="targets"/> is not that of the logits, or the options have class weights for another number of classes.</exception>
    public static float CrossEntropy(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<float> targets, CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropy(logits, classCount, targets, options);

    /// <summary>Writes the cross-entropy of each row against soft targets, <c>-sum_i t_i ln a_i</c>.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>: not negative.</param>
    /// <param name="losses">Receives one loss a row, <c>[rows]</c>; may not overlap another span of the call.</param>
    /// <param name="options">How the loss is formed; the reduction and an ignored label have no meaning here.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a target is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="targets"/> is not that of the logits, or <paramref name="losses"/> is too short or overlaps another span.</exception>
    public static void CrossEntropy(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<float> targets,
        Span<float> losses,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropy(logits, classCount, targets, losses, options);

    /// <summary>
    /// Computes the reduced cross-entropy of a batch against soft targets and its gradient with respect to the logits,
    /// <c>(a_i sum_k t_k - t_i) / N</c> under the mean: <c>(a_i - t_i) / N</c> where the targets of a row sum to 1.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>: not negative.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits, but may not overlap the targets.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows. An ignored label has no meaning here.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a target is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="targets"/> is not that of the logits, or <paramref name="gradient"/> is too short or overlaps another span.</exception>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<float> targets,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropyGradient(logits, classCount, targets, gradient, options);

    /// <summary>Writes the cross-entropy of each row against soft targets and its gradient with respect to the logits, neither reduced.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>: not negative.</param>
    /// <param name="losses">Receives one loss a row, <c>[rows]</c>; may not overlap another span of the call.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits, but may not overlap the targets.</param>
    /// <param name="options">How the loss is formed; the reduction and an ignored label have no meaning here.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a target is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="targets"/> is not that of the logits, or a destination is too short or overlaps another span.</exception>
    public static void CrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<float> targets,
        Span<float> losses,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropyGradient(logits, classCount, targets, losses, gradient, options);

    /// <summary>
    /// Computes the reduced cross-entropy of a batch against soft targets and its gradient, each row multiplied by a weight
    /// of its own. Weights may be negative, and do not enter the divisor of the mean.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="targets">The targets of each row, <c>[rows, classCount]</c>: not negative.</param>
    /// <param name="sampleWeights">The weight of each row, <c>[rows]</c>.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits, but may not overlap another span.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows. An ignored label has no meaning here.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a target is negative, NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="targets"/> is not that of the logits, that of <paramref name="sampleWeights"/> is not the number of rows, or <paramref name="gradient"/> is too short or overlaps another span.</exception>
    public static float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> sampleWeights,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.WeightedCrossEntropyGradient(logits, classCount, targets, sampleWeights, gradient, options);

    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{float}, CrossEntropyOptions?)"/>
    public static double CrossEntropy(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<double> targets, CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropy(logits, classCount, targets, options);

    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    public static void CrossEntropy(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<double> targets,
        Span<double> losses,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropy(logits, classCount, targets, losses, options);

    /// <inheritdoc cref="CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    public static double CrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<double> targets,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropyGradient(logits, classCount, targets, gradient, options);

    /// <inheritdoc cref="CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, Span{float}, CrossEntropyOptions?)"/>
    public static void CrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<double> targets,
        Span<double> losses,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropyGradient(logits, classCount, targets, losses, gradient, options);

    /// <inheritdoc cref="WeightedCrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    public static double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<double> targets,
        ReadOnlySpan<double> sampleWeights,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.WeightedCrossEntropyGradient(logits, classCount, targets, sampleWeights, gradient, options);
}
