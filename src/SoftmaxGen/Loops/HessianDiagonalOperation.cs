using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// w p_i (1 - p_i): the diagonal of the loss's second derivatives. At the maximum 1 - p is the sum of the other
/// probabilities; elsewhere p is at most 1/2, and 1 - p loses nothing.
/// </summary>
internal readonly struct HessianDiagonalOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        nuint width = (nuint)TSimd.Count;
        ref T destination = ref batch.DestinationOf(row);
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch.LogitsOf(row), count);
        PeakSum<WideSum<T>> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart<Keep>(
            in batch.LogitsOf(row), count, max, ref destination, batch.InverseTemperature);
        if (sum.Others.IsNaN)
        {
            batch.FillNaN(row);
            return;
        }

        T scale = Scalar<T>.Scale(T.One, sum, out T scaleRest, out T others);
        T expOfMax = RowSum<TSimd, TVector, TWide, T>.ExpOf(max, max, batch.InverseTemperature);
        T weight = Temperature<TSimd, TVector, T>.OfRow(
            Temperature<TSimd, TVector, T>.OfRow(batch.Losses.Weights<Scalar<T>, T>(row), batch.InverseTemperature), batch.InverseTemperature);
        RowTerms<TSimd, TVector> terms = new(
            TSimd.Create(expOfMax), TSimd.Create(others), TSimd.Create(scale), TSimd.Create(scaleRest), TSimd.Create(weight));
        TVector last = terms.Of(TSimd.Load(in destination, count - width));
        for (nuint i = 0; i + width <= count; i += width)
        {
            TSimd.Store(terms.Of(TSimd.Load(in destination, i)), ref destination, i);
        }

        TSimd.Store(last, ref destination, count - width);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        int count = batch.ClassCount;
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        PeakSum<TWide> sum = TileLoop<TSimd, TVector, TWide, T>.SumApart<Keep>(ref tile, count, max, batch.InverseTemperature);
        TVector scale = TSimd.Scale(TSimd.Create(T.One), sum, out TVector scaleRest, out TVector others);
        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(scale))
        {
            return false;
        }

        TVector weight = Temperature<TSimd, TVector, T>.Of(
            Temperature<TSimd, TVector, T>.Of(batch.Losses.Weights<TSimd, TVector>(row), batch.InverseTemperature),
            batch.InverseTemperature);
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(max, batch.InverseTemperature);
        RowTerms<TSimd, TVector> terms = new(TSimd.Exp(max, shift), others, scale, scaleRest, weight);
        for (int i = 0; i < count; i++)
        {
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, terms.Of(TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i)));
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        return true;
    }

    /// <summary>What the second derivatives of a row, or of a row a lane, follow from.</summary>
    private readonly struct RowTerms<TSimd, TVector>(TVector expOfMax, TVector others, TVector scale, TVector scaleRest, TVector weight)
        where TSimd : ISimd<TVector, T>
    {
        private readonly TVector _expOfMax = expOfMax;
        private readonly TVector _others = others;
        private readonly TVector _scale = scale;
        private readonly TVector _scaleRest = scaleRest;
        private readonly TVector _weight = weight;

        /// <summary>The weighted second derivatives, from exponentials; a weight may be any number, so NaN may come of it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector exp)
        {
            TVector probability = TSimd.Multiply(exp, _scale, _scaleRest);
            TVector complement = TSimd.WhereEqual(exp, _expOfMax, _others, TSimd.Subtract(TSimd.Create(T.One), probability));
            return Canonical<TSimd, TVector, T>.Of(TSimd.Multiply(TSimd.Multiply(probability, complement), _weight));
        }
    }
}
