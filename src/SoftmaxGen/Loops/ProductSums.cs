using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoftmaxGen.Loops;

/// <summary>
/// The operands of <c>sum_rc = sum_rc + factor_r1 vector_1c + factor_r2 vector_2c + ...</c>, for rows r, columns c and
/// terms 1, 2, ...: the shape that all gradients of a dense layer have.
/// </summary>
internal readonly ref struct ProductSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref T _factors;
    private readonly ref T _vectors;
    private readonly ref T _sums;

    /// <summary>Takes the operands, after their lengths were checked.</summary>
    /// <param name="factors">The factors, see the strides.</param>
    /// <param name="vectors">The vectors, <c>[Terms, Columns]</c>.</param>
    /// <param name="sums">The sums, <c>[Rows, Columns]</c>.</param>
    public ProductSums(ReadOnlySpan<T> factors, ReadOnlySpan<T> vectors, Span<T> sums)
    {
        _factors = ref MemoryMarshal.GetReference(factors);
        _vectors = ref MemoryMarshal.GetReference(vectors);
        _sums = ref MemoryMarshal.GetReference(sums);
    }

    public required nuint Rows { get; init; }

    public required nuint Columns { get; init; }

    public required nuint Terms { get; init; }

    /// <summary>The elements from a row's factor to the one of the next row.</summary>
    public nuint RowStride { get; init; }

    /// <summary>The elements from a term's factor to the one of the next term.</summary>
    public nuint TermStride { get; init; }

    /// <summary>Whether the sums begin with what they hold, not with 0.</summary>
    public bool Accumulate { get; init; }

    /// <summary>The sums of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T SumsOf(nuint row) => ref Unsafe.Add(ref _sums, row * Columns);

    /// <summary>The first factor of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T FactorOf(nuint row) => ref Unsafe.Add(ref _factors, row * RowStride);

    /// <summary>A column of the first vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T VectorAt(nuint column) => ref Unsafe.Add(ref _vectors, column);
}
