using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>The largest logits.</content>
public static partial class SoftmaxKernels
{
    /// <summary>
    /// Writes the indices of the k largest logits of each row in descending order, equal ones by index (zeros are equal,
    /// whatever their sign); nothing but -1 for a row that contains a NaN.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="k">How many indices a row has, from 1 to <paramref name="classCount"/>.</param>
    /// <param name="destination">Receives the indices, <c>[rows, k]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or <paramref name="k"/> is less than 1 or greater than it.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short.</exception>
    public static void TopK(ReadOnlySpan<float> logits, int classCount, int k, Span<int> destination) =>
        RuntimeKernel<float>.TopK(logits, classCount, k, destination);

    /// <inheritdoc cref="TopK(ReadOnlySpan{float}, int, int, Span{int})"/>
    public static void TopK(ReadOnlySpan<double> logits, int classCount, int k, Span<int> destination) =>
        RuntimeKernel<double>.TopK(logits, classCount, k, destination);
}
