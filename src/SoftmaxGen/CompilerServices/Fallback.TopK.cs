using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <content>The largest logits.</content>
public static partial class Fallback
{
    /// <summary>Writes the indices of the largest logits of each row in descending order; -1 for a row with a NaN.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="k">How many indices a row has.</param>
    /// <param name="destination">The indices, <c>[rows, k]</c>.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TopK<T>(ReadOnlySpan<T> logits, int classCount, int k, Span<int> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount);
        batch.Indices = ref MemoryMarshal.GetReference(destination);
        batch.IndexCount = k;
        RowByRow<TopKOperation<T>, T>.Run(ref batch, first, end);
    }
}
