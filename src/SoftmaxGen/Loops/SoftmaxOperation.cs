using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>a_i = exp(z_i) / sum_k exp(z_k): one division a row, then multiplications.</summary>
internal readonly struct SoftmaxOperation<T> : IBlockOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref T destination = ref batch.DestinationOf(row);
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch, row);
        WideSum<T> sum = RowLoop<TSimd, TVector, TWide, T>.Sum(
            in batch.LogitsOf(row), count, max, ref destination, batch.InverseTemperature);
        if (sum.IsNaN)
        {
            batch.FillNaN(row);
            return;
        }

        T scale = Scalar<T>.Scale(T.One, sum, out T scaleRest);
        RowLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, row);
        RowLoop<TSimd, TVector, TWide, T>.Scale(ref destination, count, scale, scaleRest);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TSimd, TVector, TWide, TVectors>(
        ref Batch<T> batch, scoped ref RowBlock<TSimd, TVector, TWide, TVectors, T> block)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors
    {
        TVector scale = TSimd.Scale(TSimd.Create(T.One), block.Sum(), out TVector scaleRest);
        block.LookAhead();
        block.Scale(scale, scaleRest);
        block.FillNaN(in batch, scale);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        int count = batch.ClassCount;
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        TWide sum = TileLoop<TSimd, TVector, TWide, T>.Sum(ref tile, count, max, batch.InverseTemperature);
        TVector scale = TSimd.Scale(TSimd.Create(T.One), sum, out TVector scaleRest);
        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(scale))
        {
            return false;
        }

        TileLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, ref tile);
        for (int i = 0; i < count; i++)
        {
            TVector exp = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, TSimd.Multiply(exp, scale, scaleRest));
        }

        TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        return true;
    }
}
