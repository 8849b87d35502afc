using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The indices of the largest logits of a row in descending order. They are kept as a heap in the destination itself, the
/// least of them first: most vectors of a row have no logit above it, and cost one comparison.
/// </summary>
internal readonly struct TopKOperation<T> : IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        ref readonly T logits = ref batch.LogitsOf(row);
        Span<int> indices = batch.IndicesOf(row);
        if (TryFill<TSimd, TVector>(in logits, batch.ClassCount, indices))
        {
            Sort(in logits, indices);
        }
        else
        {
            indices.Fill(-1);
        }
    }

    /// <summary>Makes the heap of a row; <see langword="false"/> when the row has a NaN.</summary>
    private static bool TryFill<TSimd, TVector>(ref readonly T logits, int count, Span<int> heap)
        where TSimd : ISimd<TVector, T>
    {
        int next = heap.Length;
        for (int i = 0; i < next; i++)
        {
            if (T.IsNaN(At(in logits, i)))
            {
                return false;
            }

            heap[i] = i;
        }

        for (int parent = (next / 2) - 1; parent >= 0; parent--)
        {
            Sink(in logits, heap, parent, heap[parent]);
        }

        T least = At(in logits, heap[0]);
        uint all = (uint)((1UL << TSimd.Count) - 1);
        for (; next + TSimd.Count <= count; next += TSimd.Count)
        {
            // The larger of a pair with a NaN on the right is NaN, which equals nothing.
            TVector leasts = TSimd.Create(least);
            uint candidates = TSimd.EqualMask(TSimd.Max(leasts, TSimd.Load(in logits, (nuint)next)), leasts) ^ all;
            for (; candidates != 0; candidates &= candidates - 1)
            {
                if (!TryInsert(in logits, heap, next + BitOperations.TrailingZeroCount(candidates), ref least))
                {
                    return false;
                }
            }
        }

        for (; next < count; next++)
        {
            if (!TryInsert(in logits, heap, next, ref least))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts an index in the place of the least, when its logit is larger; an equal one comes too late.</summary>
    private static bool TryInsert(ref readonly T logits, Span<int> heap, int index, ref T least)
    {
        T logit = At(in logits, index);
        if (logit > least)
        {
            Sink(in logits, heap, 0, index);
            least = At(in logits, heap[0]);
        }

        return !T.IsNaN(logit);
    }

    /// <summary>Moves the least to the end, then the least of those left, and so on.</summary>
    private static void Sort(ref readonly T logits, Span<int> heap)
    {
        for (int last = heap.Length - 1; last > 0; last--)
        {
            int least = heap[0];
            Sink(in logits, heap[..last], 0, heap[last]);
            heap[last] = least;
        }
    }

    /// <summary>Puts an index below all that are less, from a place of the heap on.</summary>
    private static void Sink(ref readonly T logits, Span<int> heap, int place, int index)
    {
        for (int child = (2 * place) + 1; child < heap.Length; child = (2 * place) + 1)
        {
            if (child + 1 < heap.Length && IsLess(in logits, heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!IsLess(in logits, heap[child], index))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = index;
    }

    /// <summary>Of equal logits the later one is less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLess(ref readonly T logits, int left, int right)
    {
        T leftLogit = At(in logits, left);
        T rightLogit = At(in logits, right);
        return leftLogit < rightLogit || (leftLogit == rightLogit && left > right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref readonly T logits, int index) => Unsafe.Add(ref Unsafe.AsRef(in logits), index);
}
