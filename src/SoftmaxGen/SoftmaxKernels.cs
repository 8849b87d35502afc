using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <summary>
/// Softmax, log-softmax, cross-entropy and its gradient for any number of classes, chosen at run time: vectorised, and
/// with the same bits as a kernel that <see cref="SoftmaxKernelAttribute"/> generates for the count.
/// </summary>
/// <remarks>
/// <para>
/// Logits are row-major <c>[rows, classCount]</c>; the number of rows follows from the length. Destinations come last.
/// A destination may be longer than needed, then only the needed part is written; it may be the same memory as the
/// logits where that is said, but never overlap them at another start. Arguments are checked before anything is written.
/// </para>
/// <para>
/// A row that contains NaN or +infinity, or nothing but -infinity, gives NaN in all its results. A class with logit
/// -infinity among others gets probability +0.
/// </para>
/// <para>
/// Every result has the same bits on every processor, for a row alone and in a batch. Softmax and cross-entropy:
/// I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, 2016, section 6.2.2.3; the subtraction of the maximum and its
/// errors: P. Blanchard, D. J. Higham, N. J. Higham, Accurately computing the log-sum-exp and softmax functions, 2021.
/// </para>
/// </remarks>
public static partial class SoftmaxKernels
{
    /// <summary>Writes the probabilities of each row, <c>a_i = exp(z_i) / sum_k exp(z_k)</c>.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="destination">Receives the probabilities, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <remarks>
    /// Each probability is within 3 ulp of the exact one, whatever the offset of the logits, and no row overflows.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        RuntimeKernel<float>.Softmax(logits, classCount, destination);

    /// <summary>Writes the log-probabilities of each row, <c>ln a_i = z_i - ln sum_k exp(z_k)</c>.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="destination">Receives the log-probabilities, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void LogSoftmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        RuntimeKernel<float>.LogSoftmax(logits, classCount, destination);

    /// <summary>Writes the log-sum-exp of each row, <c>ln sum_k exp(z_k)</c>, the normaliser of its log-probabilities.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="destination">Receives one value a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void LogSumExp(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        RuntimeKernel<float>.LogSumExp(logits, classCount, destination);

    /// <summary>Computes the cross-entropy loss of one row, <c>-ln a_label</c>.</summary>
    /// <param name="logits">The logits of one row, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="label">The class of the row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The loss: at least 0, and not 0 while the exact loss is a representable number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or <paramref name="label"/> is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not <paramref name="classCount"/>.</exception>
    public static float CrossEntropy(
        ReadOnlySpan<float> logits, int classCount, int label, CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropy(logits, classCount, label, options);

    /// <summary>Computes the reduced cross-entropy loss of a batch, <c>-(1/N) sum_n ln a_label(n)</c> under the mean.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or the length of <paramref name="labels"/> is not the number of rows.</exception>
    public static float CrossEntropy(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropy(logits, classCount, labels, options);

    /// <summary>Writes the cross-entropy loss of each row, <c>-ln a_label</c>.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="losses">Receives one loss a row, <c>[rows]</c>; may not overlap <paramref name="logits"/>.</param>
    /// <param name="options">How the loss is formed; the reduction has no meaning here.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> is not the number of rows, or <paramref name="losses"/> is too short or overlaps <paramref name="logits"/>.</exception>
    public static void CrossEntropy(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<float> losses,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropy(logits, classCount, labels, losses, options);

    /// <summary>Computes the loss of one row and its gradient with respect to the logits, <c>a_label - 1</c> at the label and <c>a_i</c> elsewhere.</summary>
    /// <param name="logits">The logits of one row, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="label">The class of the row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="gradient">Receives the gradient, <c>[classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or <paramref name="label"/> is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not <paramref name="classCount"/>, or <paramref name="gradient"/> is too short or overlaps <paramref name="logits"/> at another start.</exception>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        int label,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropyGradient(logits, classCount, label, gradient, options);

    /// <summary>
    /// Computes the reduced loss of a batch and its gradient with respect to the logits: <c>(a_i - y_i) / N</c> under
    /// the mean, with y one-hot, without the cancellation of <c>a_label - 1</c>.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> is not the number of rows, or <paramref name="gradient"/> is too short or overlaps <paramref name="logits"/> at another start.</exception>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropyGradient(logits, classCount, labels, gradient, options);

    /// <summary>Writes the loss of each row and its gradient with respect to the logits, <c>a_i - y_i</c>, neither reduced.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="losses">Receives one loss a row, <c>[rows]</c>; may not overlap another span of the call.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; the reduction has no meaning here.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> is not the number of rows, or a destination is too short or overlaps another span.</exception>
    public static void CrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<float> losses,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropyGradient(logits, classCount, labels, losses, gradient, options);

    /// <summary>
    /// Computes the reduced loss of a batch and its gradient, each row multiplied by a weight of its own: an advantage of
    /// policy gradient, say. Weights may be negative, and do not enter the divisor of the mean.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1, or the ignored label of the options.</param>
    /// <param name="sampleWeights">The weight of each row, <c>[rows]</c>.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is neither a class nor ignored.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> or <paramref name="sampleWeights"/> is not the number of rows, or <paramref name="gradient"/> is too short or overlaps another span.</exception>
    public static float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> sampleWeights,
        Span<float> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient, options);

    /// <summary>Gets the index of the first largest logit of one row.</summary>
    /// <param name="row">The logits, at least one.</param>
    /// <returns>The index; -1 when the row contains a NaN.</returns>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty.</exception>
    public static int ArgMax(ReadOnlySpan<float> row) =>
        RuntimeKernel<float>.ArgMax(row);

    /// <summary>Writes the index of the first largest logit of each row; -1 for a row that contains a NaN.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="destination">Receives one index a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short.</exception>
    public static void ArgMax(ReadOnlySpan<float> logits, int classCount, Span<int> destination) =>
        RuntimeKernel<float>.ArgMax(logits, classCount, destination);
}
