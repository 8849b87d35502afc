using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>The gradient through a softmax.</content>
public static partial class SoftmaxKernels
{
    /// <summary>
    /// Writes the gradient through a softmax, <c>y_i (dy_i - sum_j y_j dy_j)</c>: the gradient of a loss with respect to the
    /// logits, from the probabilities y and the gradient dy with respect to them. For the cross-entropy there is
    /// <see cref="CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>.
    /// </summary>
    /// <param name="probabilities">The probabilities of each row, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the probabilities in a row.</param>
    /// <param name="upstream">The gradient with respect to the probabilities, <c>[rows, classCount]</c>.</param>
    /// <param name="destination">Receives the gradient with respect to the logits, <c>[rows, classCount]</c>; may be the same memory as either input.</param>
    /// <remarks>
    /// The dot product is summed in about twice the precision: a result is within 3 ulp of the exact one for the numbers that
    /// are given, the ulp being that of a number as large as the result and 2^-20 of y_i sum_j |y_j dy_j|. A row that contains
    /// a NaN or an infinity, or whose dot product is beyond the range of the format, gives NaN in all its results.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="probabilities"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="upstream"/> is another, or <paramref name="destination"/> is too short or overlaps an input at another start.</exception>
    public static void SoftmaxGradient(
        ReadOnlySpan<float> probabilities, int classCount, ReadOnlySpan<float> upstream, Span<float> destination) =>
        RuntimeKernel<float>.SoftmaxGradient(probabilities, classCount, upstream, destination);

    /// <inheritdoc cref="SoftmaxGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float})"/>
    public static void SoftmaxGradient(
        ReadOnlySpan<double> probabilities, int classCount, ReadOnlySpan<double> upstream, Span<double> destination) =>
        RuntimeKernel<double>.SoftmaxGradient(probabilities, classCount, upstream, destination);
}
