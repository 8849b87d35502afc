using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <content>One class of each row: the largest that is allowed, or one at random.</content>
public static partial class Fallback
{
    /// <summary>Writes the index of the first largest logit that is allowed; -1 for a NaN among them, and for none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">What is allowed.</param>
    /// <param name="destination">The indices, one a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ArgMax<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<int> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = first; row < end; row++)
        {
            destination[row] = IndexLoop<T>.ArgMax(RowOf(logits, row, classCount), RowOf(mask, row, classCount));
        }
    }

    /// <summary>Writes a class of each row, drawn with its probability; -1 where there are none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="uniforms">A number for each row, from 0 to below 1.</param>
    /// <param name="mask">What is allowed; empty when everything is.</param>
    /// <param name="destination">The classes, one a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sample<T>(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<T> uniforms,
        ReadOnlySpan<bool> mask,
        Span<int> destination,
        int first,
        int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<bool> allowed = mask.IsEmpty ? mask : RowOf(mask, row, classCount);
            destination[row] = IndexLoop<T>.Sample<Untempered>(RowOf(logits, row, classCount), uniforms[row], allowed);
        }
    }

    /// <summary>Draws a class of one row with its probability, and tells its log-probability.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The logits.</param>
    /// <param name="uniform">A number from 0 to below 1.</param>
    /// <param name="mask">What is allowed; empty when everything is.</param>
    /// <param name="logProbability">Receives the logarithm of the probability; NaN where there is none.</param>
    /// <returns>The class; -1 where there is none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Sample<T>(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => IndexLoop<T>.Sample<Untempered>(row, uniform, mask, out logProbability);

    private static ReadOnlySpan<TElement> RowOf<TElement>(ReadOnlySpan<TElement> batch, int row, int classCount) =>
        batch.Slice(row * classCount, classCount);
}
