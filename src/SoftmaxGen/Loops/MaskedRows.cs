using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <summary>
/// Rows with classes that are not allowed: a few rows at a time are copied, with -infinity in the places of those classes,
/// and treated as any other. A row in which nothing is allowed has no entropy.
/// </summary>
internal static class MaskedRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Enough rows for a tile of the most classes, of up to 16 rows; longer rows are copied to rented memory.
    private const int Block = 16 * TileLoop.MaxClassCount;

    public static void Entropy(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination, int first, int end, double temperature = 1)
    {
        T[]? rented = classCount > Block ? ArrayPool<T>.Shared.Rent(classCount) : null;
        Span<T> block = rented ?? stackalloc T[Block];
        int step = Math.Max(Block / classCount, 1);
        for (int row = first; row < end; row += step)
        {
            int rows = Math.Min(step, end - row);
            Span<T> copy = block[..(rows * classCount)];
            Copy(logits, mask, row * classCount, copy);
            Fallback.Entropy<T>(copy, classCount, destination[row..], 0, rows, temperature);

            for (int i = row; i < row + rows; i++)
            {
                if (MaskLoop.IsBarred(MemoryMarshal.AsBytes(mask.Slice(i * classCount, classCount))))
                {
                    destination[i] = T.Zero;
                }
            }
        }

        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    public static void EntropyGradient(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient, int first, int end, double temperature = 1)
    {
        int step = Math.Max(Block / classCount, 1);
        for (int row = first; row < end; row += step)
        {
            int rows = Math.Min(step, end - row);
            Span<T> copy = gradient.Slice(row * classCount, rows * classCount);
            Copy(logits, mask, row * classCount, copy);
            Fallback.EntropyGradient<T>(copy, classCount, entropies[row..], copy, 0, rows, temperature);

            for (int i = row; i < row + rows; i++)
            {
                if (MaskLoop.IsBarred(MemoryMarshal.AsBytes(mask.Slice(i * classCount, classCount))))
                {
                    entropies[i] = T.Zero;
                    gradient.Slice(i * classCount, classCount).Clear();
                }
            }
        }
    }

    private static void Copy(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, int start, Span<T> copy) => MaskLoop<T>.Write(
        in MemoryMarshal.GetReference(logits.Slice(start, copy.Length)),
        in MemoryMarshal.GetReference(MemoryMarshal.AsBytes(mask.Slice(start, copy.Length))),
        ref MemoryMarshal.GetReference(copy),
        (nuint)copy.Length);
}
