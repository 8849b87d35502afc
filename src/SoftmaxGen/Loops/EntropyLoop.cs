using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The passes over a row that its entropy takes, see <see cref="EntropyTerms{TSimd, TVector, T}"/>.</summary>
internal static class EntropyLoop<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Sums the exponentials of a row, the maximum apart, and the exponentials times their distances.</summary>
    /// <param name="logits">The row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="max">Its maximum.</param>
    /// <param name="moment">Receives the sum of the exponentials, each times its distance from the maximum.</param>
    /// <param name="momentRest">Receives what rounding takes off that sum.</param>
    /// <param name="inverseTemperature">The factor of the logits, for a width of vector that has one.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PeakSum<WideSum<T>> Sum(
        ref readonly T logits, nuint count, T max, out T moment, out T momentRest, T inverseTemperature)
    {
        Unsafe.SkipInit(out LaneParts<TSimd, TVector, TWide, T> belows);
        Unsafe.SkipInit(out LaneParts<TSimd, TVector, TWide, T> moments);
        belows.Begin(count);
        moments.Begin(count);
        TVector zero = TSimd.Create(T.Zero);
        TVector maxima = TSimd.Create(max);
        RowShift<TVector> shift = RowSum<TSimd, TVector, TWide, T>.Shift(max, inverseTemperature);
        int ties = 0;
        for (nuint part = 0; part < belows.Count; part++)
        {
            TWide below = default;
            TWide product = default;
            for (nuint i = part * Width; i + Width <= count; i += LaneParts.Lanes)
            {
                TVector x = TSimd.Load(in logits, i);
                TVector exp = TSimd.Exp(x, shift);
                ties += BitOperations.PopCount(TSimd.EqualMask(x, maxima));
                below = TSimd.Add(below, TSimd.WhereEqual(x, maxima, zero, exp));
                product = TSimd.AddProduct(product, exp, EntropyTerms<TSimd, TVector, T>.Distance(x, maxima, inverseTemperature));
            }

            belows[part] = below;
            moments[part] = product;
        }

        nuint fresh = count % Width;
        if (fresh != 0)
        {
            TVector x = TSimd.Load(in logits, count - Width);
            TVector exp = TSimd.Exp(x, shift);
            ties += BitOperations.PopCount(TSimd.EqualMask(x, maxima) >> (int)(Width - fresh));
            belows.AddLast(TSimd.WhereEqual(x, maxima, zero, exp), count);
            moments.AddLastProduct(exp, EntropyTerms<TSimd, TVector, T>.Distance(x, maxima, inverseTemperature), count);
        }

        moment = moments.Fold().Round(out momentRest);
        return RowSum<TSimd, TVector, TWide, T>.SetApart(max, belows.Fold(), ties, inverseTemperature);
    }

    /// <summary>Writes the derivatives of a row's entropy.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Gradient(
        ref readonly T logits, nuint count, T max, T scale, T scaleRest, T mean, ref T destination, T inverseTemperature)
    {
        TVector maxima = TSimd.Create(max);
        TVector factor = TSimd.Create(scale);
        TVector factorRest = TSimd.Create(scaleRest);
        TVector means = TSimd.Create(mean);
        RowShift<TVector> shift = RowSum<TSimd, TVector, TWide, T>.Shift(max, inverseTemperature);
        TVector x = TSimd.Load(in logits, count - Width);
        TVector last = EntropyTerms<TSimd, TVector, T>.Gradient(
            x, maxima, TSimd.Exp(x, shift), factor, factorRest, means, inverseTemperature);
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            x = TSimd.Load(in logits, i);
            TSimd.Store(
                EntropyTerms<TSimd, TVector, T>.Gradient(
                    x, maxima, TSimd.Exp(x, shift), factor, factorRest, means, inverseTemperature),
                ref destination,
                i);
        }

        TSimd.Store(last, ref destination, count - Width);
    }
}
