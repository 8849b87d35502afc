using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>ln a_i = (z_i - max) - tail: two terms of one sign, so nothing cancels.</summary>
internal readonly struct LogSoftmaxOperation<T> : IBlockOperation<T>
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
        if (sum.Others.IsNaN)
        {
            batch.FillNaN(row);
            return;
        }

        T tail = Scalar<T>.Tail(sum);
        RowLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, row);
        RowLoop<TSimd, TVector, TWide, T>.WriteLogProbabilities(
            in batch.LogitsOf(row),
            count,
            max,
            tail,
            ref batch.DestinationOf(row),
            batch.InverseTemperature);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TSimd, TVector, TWide, TVectors>(
        ref Batch<T> batch, scoped ref RowBlock<TSimd, TVector, TWide, TVectors, T> block)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors
    {
        TVector tail = TSimd.Tail(block.SumApart<Discard>());
        block.LookAhead();
        block.WriteLogProbabilities(tail);
        block.FillNaN(in batch, tail);
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

        for (int i = 0; i < batch.ClassCount; i++)
        {
            TVector x = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, TSimd.Subtract(Temperature<TSimd, TVector, T>.Of(TSimd.Subtract(x, max), batch.InverseTemperature), tail));
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        return true;
    }
}
