using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The loss of each row and its gradient w (a - y), at the label as <see cref="Peak{TSimd, TVector, T}.GradientAtLabel"/> says.</summary>
internal readonly struct CrossEntropyGradientOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref readonly T logits = ref batch.LogitsOf(row);
        ref T gradient = ref batch.DestinationOf(row);
        int label = batch.Losses.Label(row, batch.ClassCount);
        T logit = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in logits, count);
        PeakSum<T> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart<Keep>(in logits, count, max, ref gradient);
        T total = Peak<Scalar<T>, T, T>.Total(sum, out T rest);
        if (T.IsNaN(total))
        {
            batch.FillNaN(row);
            batch.Losses.Add(row, T.NaN);
            return;
        }

        T weight = batch.Losses.Weight(row);
        T scale = Peak<Scalar<T>, T, T>.Scale(weight, total, rest, out T scaleRest);
        T gradientAtLabel = Peak<Scalar<T>, T, T>.GradientAtLabel(
            sum, max, logit, Unsafe.Add(ref gradient, label), scale, scaleRest, weight);
        RowLoop<TSimd, TVector, TWide, T>.Scale(ref gradient, count, scale, scaleRest);
        Unsafe.Add(ref gradient, label) = gradientAtLabel;
        batch.Losses.Add(row, (max - logit) + Peak<Scalar<T>, T, T>.Tail(sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        int count = batch.ClassCount;
        TVector zero = TSimd.Create(T.Zero);
        TVector one = TSimd.Create(T.One);
        TVector labels = batch.Losses.Labels<TSimd, TVector>(row);
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile, count);
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(max);
        TVector logit = max;
        TVector expAtLabel = zero;
        TVector ties = zero;
        for (int i = 0; i < count; i++)
        {
            TVector x = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
            TVector exp = TSimd.Exp(x, shift);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, exp);
            TileLoop<TSimd, TVector, TWide, T>.AddTerm(ref tile, i, TSimd.WhereEqual(x, max, zero, exp));
            ties = TSimd.Add(ties, TSimd.WhereEqual(x, max, one, zero));
            TVector index = TSimd.Create(T.CreateTruncating(i));
            logit = TSimd.WhereEqual(labels, index, x, logit);
            expAtLabel = TSimd.WhereEqual(labels, index, exp, expAtLabel);
        }

        TVector below = TileLoop<TSimd, TVector, TWide, T>.Fold(ref tile, count, out TVector belowRest);
        PeakSum<TVector> sum = Peak<TSimd, TVector, T>.Sum(max, below, belowRest, ties);
        TVector total = Peak<TSimd, TVector, T>.Total(sum, out TVector rest);
        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(total))
        {
            return false;
        }

        TVector weight = batch.Losses.Weights<TSimd, TVector>(row);
        TVector scale = Peak<TSimd, TVector, T>.Scale(weight, total, rest, out TVector scaleRest);
        TVector gradientAtLabel = Peak<TSimd, TVector, T>.GradientAtLabel(sum, max, logit, expAtLabel, scale, scaleRest, weight);
        for (int i = 0; i < count; i++)
        {
            TVector gradient = Peak<TSimd, TVector, T>.Multiply(TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i), scale, scaleRest);
            gradient = TSimd.WhereEqual(labels, TSimd.Create(T.CreateTruncating(i)), gradientAtLabel, gradient);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, gradient);
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        batch.Losses.Add<TSimd, TVector>(row, TSimd.Add(TSimd.Subtract(max, logit), Peak<TSimd, TVector, T>.Tail(sum)));
        return true;
    }
}
