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
internal ref struct RowSum<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint Lanes = 16;

    private readonly TVector _max;
    private readonly RowShift<TVector> _shift;
    private LaneBuffer _sums;

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
        ref double sums = ref Unsafe.As<LaneBuffer, double>(ref _sums);

        // What is left after the last whole vector is covered by a vector that ends with the row. It is read first, since
        // the row may be overwritten in place, and only the lanes that are not in the vector before count.
        nuint fresh = count % Width;
        TVector lastTerms = TSimd.Create(T.Zero);
        TVector lastExp = lastTerms;
        if (fresh != 0)
        {
            lastTerms = LastTerms<TApart>(TSimd.Load(in logits, count - Width), fresh, out lastExp);
        }

        nuint i = 0;
        for (; i + Width <= count; i += Width)
        {
            TVector x = TSimd.Load(in logits, i);
            TVector exp = Exponential.Exp<TSimd, TVector, T>(x, _shift);
            if (TKeep.Value)
            {
                TSimd.Store(exp, ref exponentials, i);
            }

            if (TApart.Value)
            {
                Ties += BitOperations.PopCount(TSimd.EqualMask(x, _max));
                exp = TSimd.WhereEqual(x, _max, TSimd.Create(T.Zero), exp);
            }

            TSimd.AddWide(ref Lane(ref sums, i % Lanes), exp);
        }

        if (TKeep.Value && fresh != 0)
        {
            TSimd.Store(lastExp, ref exponentials, count - Width);
        }

        TSimd.AddWide(ref Lane(ref sums, i % Lanes), lastTerms);
        for (nuint half = Lanes / 2; half >= Width; half /= 2)
        {
            for (nuint lane = 0; lane < half; lane += Width)
            {
                TSimd.AddWide(ref Lane(ref sums, lane), in Lane(ref sums, lane + half));
            }
        }

        return TSimd.RoundWideAcross(in sums, out rest);
    }

    private static ref double Lane(ref double sums, nuint lane) =>
        ref Unsafe.Add(ref sums, lane / Width * (nuint)TSimd.WideSize);

    /// <summary>The terms of the last <paramref name="fresh"/> lanes, moved to the first ones; 0 in the others.</summary>
    private TVector LastTerms<TApart>(TVector x, nuint fresh, out TVector exp)
        where TApart : IApart
    {
        exp = Exponential.Exp<TSimd, TVector, T>(x, _shift);
        TVector term = exp;
        if (TApart.Value)
        {
            Ties += BitOperations.PopCount(TSimd.EqualMask(x, _max) >> (int)(Width - fresh));
            term = TSimd.WhereEqual(x, _max, TSimd.Create(T.Zero), exp);
        }

        LastBuffer buffer = default;
        ref T terms = ref Unsafe.As<LastBuffer, T>(ref buffer);
        TSimd.Store(term, ref terms, 0);
        TSimd.Store(TSimd.Create(T.Zero), ref terms, Width);
        return TSimd.Load(in terms, Width - fresh);
    }

    /// <summary>Room for the wide sums of 16 lanes.</summary>
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
