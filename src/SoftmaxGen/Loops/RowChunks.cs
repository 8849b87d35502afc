using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// A row of any length, perhaps masked, that is read a chunk at a time into memory on the stack: what is not allowed
/// is -infinity there, and so is what fills the last chunk up to whole blocks.
/// </summary>
internal readonly ref struct RowChunks<T>(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of a chunk, whole blocks, in the innermost cache.</summary>
    public const int Length = 1024;

    /// <summary>The elements of a block, at least a vector's width.</summary>
    public const int Block = 16;

    private readonly ReadOnlySpan<T> _logits = logits;

    /// <summary>Empty when everything is allowed.</summary>
    private readonly ReadOnlySpan<byte> _mask = MemoryMarshal.AsBytes(mask);

    public int Count => ((_logits.Length - 1) / Length) + 1;

    public T this[int index] => _logits[index];

    /// <summary>Reads a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="buffer">Receives it.</param>
    /// <param name="padded">Receives its length with what fills it up to whole blocks.</param>
    /// <returns>Its length.</returns>
    public int Load(int chunk, ref T buffer, out int padded)
    {
        int start = chunk * Length;
        int length = Math.Min(Length, _logits.Length - start);
        padded = (length + Block - 1) & -Block;
        ReadOnlySpan<T> logits = _logits.Slice(start, length);
        Span<T> destination = MemoryMarshal.CreateSpan(ref buffer, padded);
        if (_mask.IsEmpty)
        {
            logits.CopyTo(destination);
        }
        else
        {
            ref readonly byte mask = ref MemoryMarshal.GetReference(_mask.Slice(start, length));
            MaskLoop<T>.Write(in MemoryMarshal.GetReference(logits), in mask, ref buffer, (nuint)length);
        }

        destination[length..].Fill(T.NegativeInfinity);
        return length;
    }

    /// <summary>The index of the first largest element that is allowed; -1 for a NaN among them, and when there are none.</summary>
    [SkipLocalsInit]
    public int ArgMax<TSimd, TVector, TWide>()
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out Buffer buffer);
        ref T chunk = ref Unsafe.As<Buffer, T>(ref buffer);
        T max = T.NegativeInfinity;
        int first = -1;
        for (int i = 0; i < Count; i++)
        {
            Load(i, ref chunk, out int padded);
            int index = RowLoop<TSimd, TVector, TWide, T>.ArgMax(in chunk, (nuint)padded);
            if (index < 0)
            {
                return -1;
            }

            T value = Unsafe.Add(ref chunk, index);
            if (value > max)
            {
                max = value;
                first = (i * Length) + index;
            }
        }

        // Where no element is above -infinity, the first that is allowed.
        return first >= 0 ? first : _mask.IndexOfAnyExcept((byte)0);
    }

    /// <summary>Room for a chunk.</summary>
    [InlineArray(Length)]
    public struct Buffer
    {
        private T _first;
    }
}
