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
    public static bool TryCompute(ref Batch<T> batch, ref T tile, out TVector max, out TVector tail)
    {
        max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        PeakSum<TWide> sum = TileLoop<TSimd, TVector, TWide, T>.SumApart<Discard>(
            ref tile, batch.ClassCount, max, batch.InverseTemperature);
        TileLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, ref tile);
        tail = TSimd.Tail(sum);
        return TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(tail);
    }
}
