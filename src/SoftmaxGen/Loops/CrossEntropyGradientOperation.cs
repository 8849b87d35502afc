using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The loss of each row and its gradient w (a - y), at the label as <see cref="SinglePeak"/> says.</summary>
internal readonly struct CrossEntropyGradientOperation<T> : IBlockOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref readonly T logits = ref batch.LogitsOf(row);
        ref T gradient = ref batch.DestinationOf(row);
        int label = batch.Losses.Label(row, batch.ClassCount);
        T logit = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch, row);
        PeakSum<WideSum<T>> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart<Keep>(in logits, count, max, ref gradient);
        if (sum.Others.IsNaN)
        {
            batch.FillNaN(row);
            batch.AddLoss(row, T.NaN);
            return;
        }

        T weight = batch.Losses.Weights<Scalar<T>, T>(row);
        T scale = Scalar<T>.Scale(weight, sum, out T scaleRest, out T others);
        T gradientAtLabel = Peak<Scalar<T>, T, T>.GradientAtLabel(
            others, max, logit, Unsafe.Add(ref gradient, label), scale, scaleRest, weight);
        RowLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, row);
        RowLoop<TSimd, TVector, TWide, T>.Scale(ref gradient, count, scale, scaleRest);
        Unsafe.Add(ref gradient, label) = gradientAtLabel;
        batch.AddLoss(row, (max - logit) + Scalar<T>.Tail(sum));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TSimd, TVector, TWide, TVectors>(
        ref Batch<T> batch, scoped ref RowBlock<TSimd, TVector, TWide, TVectors, T> block)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors
    {
        Unsafe.SkipInit(out RowLabels<TSimd, TVector, T> labels);
        int row = block.Row;
        TVector logit = labels.Read(in batch, row);
        TVector max = block.Maxima;
        PeakSum<TWide> sum = block.SumApart<Keep>();
        block.LookAhead();
        TVector weight = batch.Losses.Weights<TSimd, TVector>(row);
        TVector scale = TSimd.Scale(weight, sum, out TVector scaleRest, out TVector others);
        TVector exp = TSimd.Exp(logit, block.Shift);
        block.Scale(scale, scaleRest);
        labels.Write(Peak<TSimd, TVector, T>.GradientAtLabel(others, max, logit, exp, scale, scaleRest, weight), in batch, row);
        TVector tail = TSimd.Tail(sum);
        block.FillNaN(in batch, tail);
        TVector loss = TSimd.Add(TSimd.Subtract(max, logit), tail);
        batch.AddEachLoss<TSimd, TVector>(row, Canonical<TSimd, TVector, T>.Of(loss));
    }

    /// <remarks>Does not look ahead: what it picks in its loop lives until the end, and across the call would live in memory.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        int count = batch.ClassCount;
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        LabelPick<TSimd, TVector, T> label = new(batch.Losses.Labels<TSimd, TVector>(row), max);
        PeakSum<TWide> sum = TileLoop<TSimd, TVector, TWide, T>.SumApart<Keep, LabelPick<TSimd, TVector, T>>(
            ref tile, count, max, batch.InverseTemperature, ref label);
        TVector tail = TSimd.Tail(sum);
        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(tail))
        {
            return false;
        }

        TVector weight = batch.Losses.Weights<TSimd, TVector>(row);
        TVector scale = TSimd.Scale(weight, sum, out TVector scaleRest, out TVector others);
        TVector gradientAtLabel = Peak<TSimd, TVector, T>.GradientAtLabel(others, max, label.Logit, label.Exp, scale, scaleRest, weight);
        for (int i = 0; i < count; i++)
        {
            TVector gradient = TSimd.Multiply(TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i), scale, scaleRest);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, label.Replace(i, gradient, gradientAtLabel));
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        batch.AddLosses<TSimd, TVector>(row, TSimd.Add(TSimd.Subtract(max, label.Logit), tail));
        return true;
    }
}
