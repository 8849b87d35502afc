using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What log-softmax, log-sum-exp and the loss need of a tile: the maximum and the log-sum-exp above it.</summary>
internal static class TailTile<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes the tail of each row, see <see cref="Peak{TSimd, TVector, T}.Tail"/>; the logits stay in the tile.</summary>
    /// <returns>Whether every row is a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCompute(
        ref T tile, int classCount, out TVector max, out TVector tail, T inverseTemperature = default)
    {
        max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile, classCount);
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(max, inverseTemperature);
        TVector zero = TSimd.Create(T.Zero);
        TVector one = TSimd.Create(T.One);
        TVector ties = zero;
        for (int i = 0; i < classCount; i++)
        {
            TVector x = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
            TVector exp = TSimd.Exp(x, shift);
            TileLoop<TSimd, TVector, TWide, T>.AddTerm(ref tile, i, TSimd.WhereEqual(x, max, zero, exp));
            ties = TSimd.Add(ties, TSimd.WhereEqual(x, max, one, zero));
        }

        TVector below = TileLoop<TSimd, TVector, TWide, T>.Fold(ref tile, classCount, out TVector rest);
        PeakSum<TVector> sum = Peak<TSimd, TVector, T>.Sum(max, below, rest, ties, inverseTemperature);
        tail = Peak<TSimd, TVector, T>.Tail(sum);
        return TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(sum.Others);
    }
}
