using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The sum of a row's exponentials in the order that every path of the library keeps, whatever its vector's width:
/// element j is added to lane j mod 16, lanes fold by halves, all in about twice the precision of the terms. A 512-bit
/// vector of floats is 16 lanes, narrower ones are a part of them.
/// </summary>
internal ref struct RowSum<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint Lanes = 16;

    private readonly TVector _max;
    private readonly RowShift<TVector> _shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowSum(T max)
    {
        _max = TSimd.Create(max);
        RowShift<T> shift = Exponential.Shift<Scalar<T>, T, T>(max);
        _shift = new(TSimd.Create(shift.Center), TSimd.Create(shift.Magic), TSimd.Create(shift.Floor));
    }

    /// <summary>The number of elements that equal the maximum, when they are left out.</summary>
    public int Ties { get; private set; }

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Sums the exponentials of a row of at least a vector's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Add<TKeep, TApart>(ref readonly T logits, nuint count, ref T exponentials, out T rest)
        where TKeep : IKeep
        where TApart : IApart
    {
        // What is left after the last whole vector is covered by a vector that ends with the row. It is read first, since
        // the row may be overwritten in place, and only the lanes that are not in the vector before count.
        nuint fresh = count % Width;
        TVector lastTerms = TSimd.Create(T.Zero);
        TVector lastExp = lastTerms;
        if (fresh != 0)
        {
            lastTerms = LastTerms<TApart>(TSimd.Load(in logits, count - Width), fresh, out lastExp);
        }

        // Each vector of lanes goes through the row by itself, its sum in registers.
        nuint parts = Math.Min(Lanes, count) / Width;
        Unsafe.SkipInit(out LaneBuffer buffer);
        ref TWide sums = ref Unsafe.As<LaneBuffer, TWide>(ref buffer);
        for (nuint part = 0; part < parts; part++)
        {
            TWide sum = default;
            for (nuint i = part * Width; i + Width <= count; i += Lanes)
            {
                sum = TSimd.Add(sum, Term<TKeep, TApart>(TSimd.Load(in logits, i), ref exponentials, i));
            }

            Unsafe.Add(ref sums, part) = sum;
        }

        if (TKeep.Value && fresh != 0)
        {
            TSimd.Store(lastExp, ref exponentials, count - Width);
        }

        if (fresh != 0)
        {
            nuint lastPart = count / Width % (Lanes / Width);
            TWide sum = lastPart < parts ? Unsafe.Add(ref sums, lastPart) : default;
            Unsafe.Add(ref sums, lastPart) = TSimd.Add(sum, lastTerms);
            parts = Math.Max(parts, lastPart + 1);
        }

        for (nuint half = Lanes / Width / 2; half > 0; half /= 2)
        {
            for (nuint part = half; part < parts && part < 2 * half; part++)
            {
                Unsafe.Add(ref sums, part - half) = TSimd.Add(Unsafe.Add(ref sums, part - half), Unsafe.Add(ref sums, part));
            }
        }

        return TSimd.RoundAcross(sums, out rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Term<TKeep, TApart>(TVector logits, ref T exponentials, nuint index)
        where TKeep : IKeep
        where TApart : IApart
    {
        TVector exp = TSimd.Exp(logits, _shift);
        if (TKeep.Value)
        {
            TSimd.Store(exp, ref exponentials, index);
        }

        if (!TApart.Value)
        {
            return exp;
        }

        Ties += BitOperations.PopCount(TSimd.EqualMask(logits, _max));
        return TSimd.WhereEqual(logits, _max, TSimd.Create(T.Zero), exp);
    }

    /// <summary>The terms of the last <paramref name="fresh"/> lanes, moved to the first ones; 0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector LastTerms<TApart>(TVector x, nuint fresh, out TVector exp)
        where TApart : IApart
    {
        exp = TSimd.Exp(x, _shift);
        TVector term = exp;
        if (TApart.Value)
        {
            Ties += BitOperations.PopCount(TSimd.EqualMask(x, _max) >> (int)(Width - fresh));
            term = TSimd.WhereEqual(x, _max, TSimd.Create(T.Zero), exp);
        }

        Unsafe.SkipInit(out LastBuffer buffer);
        ref T terms = ref Unsafe.As<LastBuffer, T>(ref buffer);
        TSimd.Store(term, ref terms, 0);
        TSimd.Store(TSimd.Create(T.Zero), ref terms, Width);
        return TSimd.Load(in terms, Width - fresh);
    }

    /// <summary>Room for the sums of 16 lanes, two doubles each.</summary>
    [InlineArray(2 * (int)Lanes)]
    private struct LaneBuffer
    {
        private double _first;
    }

    /// <summary>Room for two vectors.</summary>
    [InlineArray(2 * (int)Lanes)]
    private struct LastBuffer
    {
        private T _first;
    }
}
