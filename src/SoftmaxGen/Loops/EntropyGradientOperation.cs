using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The entropy H of each row and its gradient -p_i (ln p_i + H) = p_i ((max - z_i) - sum_k p_k (max - z_k)).</summary>
internal readonly struct EntropyGradientOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref readonly T logits = ref batch.LogitsOf(row);
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in logits, count);
        PeakSum<WideSum<T>> sum = EntropyLoop<TSimd, TVector, TWide, T>.Sum(
            in logits, count, max, out T moment, out T momentRest, batch.InverseTemperature);
        if (sum.Others.IsNaN)
        {
            batch.FillNaN(row);
            batch.AddLoss(row, T.NaN);
            return;
        }

        T scale = Scalar<T>.Scale(T.One, sum, out T scaleRest, out _);
        T mean = EntropyTerms<Scalar<T>, T, T>.MeanDistance(moment, momentRest, scale, scaleRest);
        EntropyLoop<TSimd, TVector, TWide, T>.Gradient(
            in logits, count, max, scale, scaleRest, mean, ref batch.DestinationOf(row), batch.InverseTemperature);
        batch.AddLoss(row, Scalar<T>.Tail(sum) + mean);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out TileLoop.Buffer<T> buffer);
        ref T exponentials = ref buffer.Tile;
        EntropyTile<TSimd, TVector, TWide, T> rows = new(ref tile, ref exponentials, batch.ClassCount, batch.InverseTemperature);
        if (!rows.IsAllNumbers)
        {
            return false;
        }

        for (int i = 0; i < batch.ClassCount; i++)
        {
            TVector gradient = EntropyTerms<TSimd, TVector, T>.Gradient(
                TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i),
                rows.Max,
                TileLoop<TSimd, TVector, TWide, T>.Class(in exponentials, i),
                rows.Scale,
                rows.ScaleRest,
                rows.MeanDistance,
                batch.InverseTemperature);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, gradient);
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        batch.AddLosses<TSimd, TVector>(row, rows.Entropy);
        return true;
    }
}
