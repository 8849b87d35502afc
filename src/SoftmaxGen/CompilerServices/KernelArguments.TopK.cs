using System;

namespace SoftmaxGen.CompilerServices;

/// <content>The largest logits.</content>
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of a method that writes several indices a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="k">How many indices a row has.</param>
    /// <param name="destination">The destination, <c>[rows, k]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1 or greater than the class count.</exception>
    public static int TopK<T>(ReadOnlySpan<T> logits, int classCount, int k, Span<int> destination)
    {
        int rows = Rows(logits, classCount);
        if (k < 1 || k > classCount)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"The number of indices, {k}, is not from 1 to the class count, {classCount}.");
        }

        Length(destination.Length, (long)rows * k, nameof(destination));
        return rows;
    }
}
