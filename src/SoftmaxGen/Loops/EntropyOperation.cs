using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>-sum_i p_i ln p_i = tail + sum_i p_i (max - z_i), one value a row.</summary>
internal readonly struct EntropyOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch.LogitsOf(row), count);
        PeakSum<WideSum<T>> sum = EntropyLoop<TSimd, TVector, TWide, T>.Sum(
            in batch.LogitsOf(row), count, max, out T moment, out T momentRest, batch.InverseTemperature);
        T scale = Scalar<T>.Scale(T.One, sum, out T scaleRest, out _);
        T mean = EntropyTerms<Scalar<T>, T, T>.MeanDistance(moment, momentRest, scale, scaleRest);
        Unsafe.Add(ref batch.Destination, row) = sum.Others.IsNaN ? T.NaN : Scalar<T>.Tail(sum) + mean;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out TileLoop.Buffer<T> buffer);
        EntropyTile<TSimd, TVector, TWide, T> rows = new(
            ref tile, ref buffer.Tile, batch.ClassCount, batch.InverseTemperature);
        if (!rows.IsAllNumbers)
        {
            return false;
        }

        TSimd.Store(rows.Entropy, ref batch.Destination, (nuint)row);
        return true;
    }
}
