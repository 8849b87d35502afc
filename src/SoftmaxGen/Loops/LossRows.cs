using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What a <see cref="LossBatch{T}"/> is but its sums: small enough to be copied into the arguments of a loop.</summary>
internal ref struct LossRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private ref readonly T _sampleWeights;
    private ref readonly int _labels;
    private ref T _losses;
    private T _rowWeight;
    private int _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LossRows(ref readonly int labels, ReadOnlySpan<T> sampleWeights, ref T losses, T rowWeight)
    {
        _labels = ref labels;
        _sampleWeights = ref MemoryMarshal.GetReference(sampleWeights);
        _losses = ref losses;
        _rowWeight = rowWeight;
    }

    /// <summary>Becomes a copy, field by field: read as a whole, what has just been written in parts would have to reach the cache first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Assign(ref readonly LossRows<T> other)
    {
        _labels = ref other._labels;
        _sampleWeights = ref other._sampleWeights;
        _losses = ref other._losses;
        _rowWeight = other._rowWeight;
        _first = other._first;
    }

    /// <summary>Moves on to the rows after the first <paramref name="rows"/>: they come next as row 0.</summary>
    public void Advance(int rows) => _first += rows;

    /// <summary>Gets the label of a row as it is, a class or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Label(int row) => Unsafe.Add(ref Unsafe.AsRef(in _labels), _first + row);

    /// <summary>Gets the class of a row, in range even when another thread has changed it since the arguments were checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The label has been changed and is not a class any more.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Label(int row, int classCount)
    {
        int label = Label(row);
        KernelArguments.Label(label, _first + row, classCount);
        return label;
    }

    /// <summary>Gets the classes of some rows, as numbers; out of range when another thread has changed them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Labels<TSimd, TVector>(int row)
        where TSimd : ISimd<TVector, T> => TSimd.LoadIntegers(in _labels, (nuint)(_first + row));

    /// <summary>Gets the weights of the gradients of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Weights<TSimd, TVector>(int row)
        where TSimd : ISimd<TVector, T>
    {
        TVector rowWeight = TSimd.Create(_rowWeight);
        return Unsafe.IsNullRef(in _sampleWeights)
            ? rowWeight
            : TSimd.Multiply(TSimd.Load(in _sampleWeights, (nuint)(_first + row)), rowWeight);
    }

    /// <summary>Whether a step of so many rows may begin at a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsStep(int row, int count) => (_first + row) % count == 0;

    /// <summary>Takes the losses of some rows; rows come in order, and each step begins at a multiple of its size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Add<TSimd, TVector>(int row, TVector losses, ref LaneSums sums)
        where TSimd : ISimd<TVector, T>
    {
        if (!Unsafe.IsNullRef(ref _losses))
        {
            TSimd.Store(losses, ref _losses, (nuint)(_first + row));
        }
        else if (Unsafe.IsNullRef(in _sampleWeights))
        {
            TSimd.AddDoubles(ref sums.Lane(_first + row), losses);
        }
        else
        {
            TSimd.AddDoubleProducts(ref sums.Lane(_first + row), losses, TSimd.Load(in _sampleWeights, (nuint)(_first + row)));
        }
    }

    /// <summary>Makes the sum of the losses that of a batch in which the loss of a row, taken already, is +infinity.</summary>
    public readonly void AddInfinity(int row, ref LaneSums sums) => sums.AddInfinity(
        Unsafe.IsNullRef(in _sampleWeights)
            ? double.PositiveInfinity
            : double.PositiveInfinity * double.CreateTruncating(Unsafe.Add(ref Unsafe.AsRef(in _sampleWeights), _first + row)));
}
