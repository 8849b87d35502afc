using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Loops;

/// <summary>What the loop over logits keeps on the stack beside its registers.</summary>
internal struct DenseScratch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The lanes of a sum.</summary>
    public const int Lanes = 16;

    /// <summary>The rows that read a weight while it is in the innermost cache: enough to pay for its way from an outer one.</summary>
    public const int ChunkRows = 16;

    /// <summary>The classes whose weights stay in the innermost cache while the rows of a chunk pass.</summary>
    public const int ChunkClasses = 16;

    private SumBuffer _sums;
    private HiddenBuffer _hiddenRests;
    private WeightBuffer _weightRests;

    /// <summary>The lanes of the sums of a tile, two sums a row, from the start of a cache line on: the stack does not move.</summary>
    [UnscopedRef]
    public ref T Sums
    {
        get => ref CacheLine.Next(ref Unsafe.As<SumBuffer, T>(ref _sums));
    }

    /// <summary>The last inputs of a row of the chunk, padded with +0 to all lanes.</summary>
    [UnscopedRef]
    public ref T HiddenRest(nuint row) => ref Unsafe.Add(ref Unsafe.As<HiddenBuffer, T>(ref _hiddenRests), row * Lanes);

    /// <summary>The last weights of a class of the chunk, padded with -0 to all lanes: the product, -0, changes no sum.</summary>
    [UnscopedRef]
    public ref T WeightRest(nuint index) => ref Unsafe.Add(ref Unsafe.As<WeightBuffer, T>(ref _weightRests), index * Lanes);

    /// <summary>Copies the last inputs of the rows of a chunk.</summary>
    public void SetHiddenRests(ref readonly DenseBatch<T> batch, nuint first, nuint end)
    {
        for (nuint row = first; row < end; row++)
        {
            CopyRest(ref batch.HiddenOf(row), batch.Inputs, ref HiddenRest(row - first), T.Zero);
        }
    }

    /// <summary>Copies the last weights of the classes of a chunk.</summary>
    public void SetWeightRests(ref readonly DenseBatch<T> batch, nuint first, nuint end)
    {
        for (nuint index = first; index < end; index++)
        {
            CopyRest(ref batch.WeightsOf(index), batch.Inputs, ref WeightRest(index - first), T.NegativeZero);
        }
    }

    private static void CopyRest(ref T row, nuint inputs, ref T rest, T padding)
    {
        int count = (int)(inputs % Lanes);
        Span<T> lanes = MemoryMarshal.CreateSpan(ref rest, Lanes);
        lanes[count..].Fill(padding);
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref row, inputs - (nuint)count), count).CopyTo(lanes);
    }

    /// <summary>Room for the lanes of eight sums, and to begin them at a cache line.</summary>
    [InlineArray((8 * Lanes) + (CacheLine.Bytes / sizeof(float)))]
    private struct SumBuffer
    {
        private T _first;
    }

    [InlineArray(ChunkRows * Lanes)]
    private struct HiddenBuffer
    {
        private T _first;
    }

    [InlineArray(ChunkClasses * Lanes)]
    private struct WeightBuffer
    {
        private T _first;
    }
}
