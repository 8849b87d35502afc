using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The loss of each row and its gradient w (a - y), at the label as <see cref="Peak{TSimd, TVector, T}.GradientAtLabel"/> says.</summary>
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
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in logits, count);
        PeakSum<T> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart<Keep>(in logits, count, max, ref gradient);
        T total = Peak<Scalar<T>, T, T>.Total(sum, out T rest);
        if (T.IsNaN(total))
        {
            batch.FillNaN(row);
            batch.AddLoss(row, T.NaN);
            return;
        }

        T weight = batch.Losses.Weights<Scalar<T>, T>(row);
        T scale = Peak<Scalar<T>, T, T>.Scale(weight, total, rest, out T scaleRest);
        T gradientAtLabel = Peak<Scalar<T>, T, T>.GradientAtLabel(
            sum, max, logit, Unsafe.Add(ref gradient, label), scale, scaleRest, weight);
        RowLoop<TSimd, TVector, TWide, T>.Scale(ref gradient, count, scale, scaleRest);
        Unsafe.Add(ref gradient, label) = gradientAtLabel;
        batch.AddLoss(row, (max - logit) + Peak<Scalar<T>, T, T>.Tail(sum));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        RowBlock<TSimd, TVector, TWide, T> block = new(in batch, row, ref batch.DestinationOf(row));
        Unsafe.SkipInit(out RowLabels<TSimd, TVector, T> labels);
        TVector logit = labels.Read(in batch, row);
        TVector max = block.Max();
        PeakSum<TVector> sum = block.SumApart<Keep>();
        TVector total = Peak<TSimd, TVector, T>.Total(sum, out TVector rest);
        TVector weight = batch.Losses.Weights<TSimd, TVector>(row);
        TVector scale = Peak<TSimd, TVector, T>.Scale(weight, total, rest, out TVector scaleRest);
        TVector exp = TSimd.Exp(logit, Exponential.Shift<TSimd, TVector, T>(max));
        block.Scale(scale, scaleRest);
        labels.Write(Peak<TSimd, TVector, T>.GradientAtLabel(sum, max, logit, exp, scale, scaleRest, weight), in batch, row);
        RowBlock<TSimd, TVector, TWide, T>.FillNaN(in batch, row, total);
        TVector loss = TSimd.Add(TSimd.Subtract(max, logit), Peak<TSimd, TVector, T>.Tail(sum));
        batch.AddEachLoss<TSimd, TVector>(row, TSimd.WhereEqual(total, total, loss, TSimd.Create(T.NaN)));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        int count = batch.ClassCount;
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile, count);
        LabelPick<TSimd, TVector, T> label = new(batch.Losses.Labels<TSimd, TVector>(row), max);
        PeakSum<TVector> sum = TileLoop<TSimd, TVector, TWide, T>.SumApart<Keep, LabelPick<TSimd, TVector, T>>(
            ref tile, count, max, batch.InverseTemperature, ref label);
        TVector total = Peak<TSimd, TVector, T>.Total(sum, out TVector rest);
        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(total))
        {
            return false;
        }

        TVector weight = batch.Losses.Weights<TSimd, TVector>(row);
        TVector scale = Peak<TSimd, TVector, T>.Scale(weight, total, rest, out TVector scaleRest);
        TVector gradientAtLabel = Peak<TSimd, TVector, T>.GradientAtLabel(sum, max, label.Logit, label.Exp, scale, scaleRest, weight);
        for (int i = 0; i < count; i++)
        {
            TVector gradient = Peak<TSimd, TVector, T>.Multiply(TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i), scale, scaleRest);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, label.Replace(i, gradient, gradientAtLabel));
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        batch.AddLosses<TSimd, TVector>(row, TSimd.Add(TSimd.Subtract(max, label.Logit), Peak<TSimd, TVector, T>.Tail(sum)));
        return true;
    }
}
