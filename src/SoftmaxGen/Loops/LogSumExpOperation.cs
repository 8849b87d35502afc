using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>ln sum_k exp(z_k) = max + tail, one value a row.</summary>
internal readonly struct LogSumExpOperation<T> : IBlockOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch, row);
        PeakSum<WideSum<T>> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart(in batch.LogitsOf(row), count, max, batch.InverseTemperature);
        RowLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, row);
        Unsafe.Add(ref batch.Destination, row) = sum.Others.IsNaN
            ? T.NaN
            : Temperature<TSimd, TVector, T>.OfRow(max, batch.InverseTemperature) + Scalar<T>.Tail(sum);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TSimd, TVector, TWide, TVectors>(
        ref Batch<T> batch, scoped ref RowBlock<TSimd, TVector, TWide, TVectors, T> block)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors
    {
        PeakSum<TWide> sum = block.SumApart<Discard>();
        block.LookAhead();
        TVector max = Temperature<TSimd, TVector, T>.Of(block.Maxima, batch.InverseTemperature);
        TVector logSumExp = TSimd.Add(max, TSimd.Tail(sum));
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(logSumExp), ref batch.Destination, (nuint)block.Row);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        if (!TailTile<TSimd, TVector, TWide, T>.TryCompute(ref batch, ref tile, out TVector max, out TVector tail))
        {
            return false;
        }

        TSimd.Store(TSimd.Add(Temperature<TSimd, TVector, T>.Of(max, batch.InverseTemperature), tail), ref batch.Destination, (nuint)row);
        return true;
    }
}
