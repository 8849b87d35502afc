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
    /// <summary>Computes the tail of each row, see <see cref="SinglePeak"/>; the logits stay in the tile.</summary>
    /// <returns>Whether every row is a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCompute(
        ref T tile, int classCount, out TVector max, out TVector tail, T inverseTemperature = default)
    {
        max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile, classCount);
        tail = TSimd.Tail(TileLoop<TSimd, TVector, TWide, T>.SumApart<Discard>(ref tile, classCount, max, inverseTemperature));
        return TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(tail);
    }
}
