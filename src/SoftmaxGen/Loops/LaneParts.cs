using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The lanes of every sum over a row.</summary>
internal static class LaneParts
{
    public const nuint Lanes = 16;
}

/// <summary>
/// The 16 lanes of a sum over a row, element j in lane j mod 16, as so many vectors (parts) as they fill: one of 16
/// floats, narrower ones are a part of them. The lanes fold by halves, in the same order whatever the width.
/// </summary>
/// <remarks>
/// Use: <see cref="Begin"/>, set each of the <see cref="Count"/> parts to the sum of its whole vectors, add what is left at
/// the end of the row, fold.
/// </remarks>
internal struct LaneParts<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private LaneBuffer _sums;

    /// <summary>The number of parts in use, at least the one that a row of a vector's width fills.</summary>
    public nuint Count { get; private set; }

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)(Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>());
    }

    /// <summary>The sum of a part.</summary>
    [UnscopedRef]
    public ref TWide this[nuint part]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref Unsafe.As<LaneBuffer, TWide>(ref _sums), part);
    }

    /// <summary>Begins the sum of a row; its parts are not set yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nuint count) => Count = Math.Min(LaneParts.Lanes, count) / Width;

    /// <summary>Adds a vector of terms that ends with the row: those of its lanes that no whole vector had.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLast(TVector terms, nuint count)
    {
        ref TWide sum = ref Last(count, out TWide before);
        sum = TSimd.Add(before, TSimd.Move(terms, TSimd.ToFront(count % Width)));
    }

    /// <summary>Adds the products of two vectors that end with the row: those of its lanes that no whole vector had.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLastProduct(TVector left, TVector right, nuint count)
    {
        ref TWide sum = ref Last(count, out TWide before);
        FrontMove<TVector> move = TSimd.ToFront(count % Width);
        sum = TSimd.AddProduct(before, TSimd.Move(left, move), TSimd.Move(right, move));
    }

    /// <summary>The sum, the lanes folded by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum<T> Fold() => TSimd.Across(FoldParts());

    /// <summary>The sum of the parts, whose lanes are still to be folded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide FoldParts()
    {
        for (nuint half = LaneParts.Lanes / Width / 2; half > 0; half /= 2)
        {
            for (nuint part = half; part < Count && part < 2 * half; part++)
            {
                this[part - half] = TSimd.Add(this[part - half], this[part]);
            }
        }

        return this[0];
    }

    /// <summary>The part that what is left belongs to, and its sum before: 0 when no whole vector does.</summary>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TWide Last(nuint count, out TWide before)
    {
        nuint part = count / Width % (LaneParts.Lanes / Width);
        before = default;
        if (part < Count)
        {
            before = this[part];
        }
        else
        {
            Count = part + 1;
        }

        return ref this[part];
    }

    /// <summary>Two doubles a lane.</summary>
    [InlineArray(2 * (int)LaneParts.Lanes)]
    private struct LaneBuffer
    {
        private double _first;
    }
}
