using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>-ln a_y = (max - z_y) + tail, for the label y of each row.</summary>
internal readonly struct CrossEntropyOperation<T> : IBlockOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref readonly T logits = ref batch.LogitsOf(row);
        T logit = Unsafe.Add(ref Unsafe.AsRef(in logits), batch.Losses.Label(row, batch.ClassCount));
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch, row);
        PeakSum<WideSum<T>> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart(in logits, count, max);
        RowLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, row);
        batch.AddLoss(row, sum.Others.IsNaN ? T.NaN : (max - logit) + Scalar<T>.Tail(sum));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TSimd, TVector, TWide, TVectors>(
        ref Batch<T> batch, scoped ref RowBlock<TSimd, TVector, TWide, TVectors, T> block)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors
    {
        Unsafe.SkipInit(out RowLabels<TSimd, TVector, T> labels);
        PeakSum<TWide> sum = block.SumApart<Discard>();
        block.LookAhead();
        TVector logit = labels.Read(in batch, block.Row);
        TVector loss = TSimd.Add(TSimd.Subtract(block.Maxima, logit), TSimd.Tail(sum));
        batch.AddEachLoss<TSimd, TVector>(block.Row, Canonical<TSimd, TVector, T>.Of(loss));
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

        TVector labels = batch.Losses.Labels<TSimd, TVector>(row);
        TVector logit = TileLoop<TSimd, TVector, TWide, T>.Pick(in tile, batch.ClassCount, labels, max);
        batch.AddLosses<TSimd, TVector>(row, TSimd.Add(TSimd.Subtract(max, logit), tail));
        return true;
    }
}
