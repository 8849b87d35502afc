using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>a_i = exp(z_i) / sum_k exp(z_k): one division a row, then multiplications.</summary>
internal readonly struct SoftmaxOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Row<TSimd, TVector>(ref Batch<T> batch, int row)
        where TSimd : ISimd<TVector, T>
    {
        nuint count = (nuint)batch.ClassCount;
        ref T destination = ref batch.DestinationOf(row);
        T max = RowLoop<TSimd, TVector, T>.Max(in batch.LogitsOf(row), count);
        T sum = RowLoop<TSimd, TVector, T>.Sum(in batch.LogitsOf(row), count, max, ref destination, out T rest);
        if (T.IsNaN(sum))
        {
            batch.FillNaN(row);
            return;
        }

        RowLoop<TSimd, TVector, T>.Scale(ref destination, count, Peak<Scalar<T>, T, T>.Scale(T.One, sum, rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Tile<TSimd, TVector>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : ISimd<TVector, T>
    {
        int count = batch.ClassCount;
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(TileLoop<TSimd, TVector, T>.Max(in tile, count));
        for (int i = 0; i < count; i++)
        {
            TVector exp = Exponential.Exp<TSimd, TVector, T>(TileLoop<TSimd, TVector, T>.Class(in tile, i), shift);
            TileLoop<TSimd, TVector, T>.SetClass(ref tile, i, exp);
            TileLoop<TSimd, TVector, T>.AddTerm(ref tile, i, exp);
        }

        TVector sum = TileLoop<TSimd, TVector, T>.Fold(ref tile, count, out TVector rest);
        if (!TileLoop<TSimd, TVector, T>.IsAllNumbers(sum))
        {
            return false;
        }

        ScalePair<TVector> scale = Peak<TSimd, TVector, T>.Scale(TSimd.Create(T.One), sum, rest);
        for (int i = 0; i < count; i++)
        {
            TVector exp = TileLoop<TSimd, TVector, T>.Class(in tile, i);
            TileLoop<TSimd, TVector, T>.SetClass(ref tile, i, Peak<TSimd, TVector, T>.Multiply(exp, scale));
        }

        TileLoop<TSimd, TVector, T>.Store(in tile, in batch, row);
        return true;
    }
}
