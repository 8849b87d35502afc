using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The index of the first largest logit; -1 for a row with a NaN.</summary>
internal readonly struct ArgMaxOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct =>
        Unsafe.Add(ref batch.Indices, row) = RowLoop<TSimd, TVector, TWide, T>.ArgMax(in batch.LogitsOf(row), (nuint)batch.ClassCount);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        // A NaN in any class stays in the sum. The first of equal classes comes last.
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        TVector sum = TSimd.Create(T.Zero);
        TVector index = sum;
        for (int i = batch.ClassCount - 1; i >= 0; i--)
        {
            TVector x = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
            sum = TSimd.Add(sum, x);
            index = TSimd.WhereEqual(x, max, TSimd.Create(T.CreateTruncating(i)), index);
        }

        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(sum))
        {
            return false;
        }

        TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, 0, index);
        for (int i = 0; i < TSimd.Count; i++)
        {
            Unsafe.Add(ref batch.Indices, row + i) = int.CreateTruncating(Unsafe.Add(ref tile, i));
        }

        return true;
    }
}
