using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <content>The diagonal of the second derivatives.</content>
public static partial class Fallback
{
    /// <summary>Writes the diagonals of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="sampleWeights">The weight of each row, or empty.</param>
    /// <param name="destination">The diagonals of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void HessianDiagonal<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> sampleWeights, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        batch.Losses = LossBatch<T>.Reduced(end, sampleWeights, LossReduction.Sum).Rows;
        BatchLoop<HessianDiagonalOperation<T>, T>.Run(ref batch, first);
    }
}
