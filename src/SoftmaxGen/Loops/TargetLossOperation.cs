using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The loss of each row against targets q that the declared options make of a label or of soft targets, see
/// <see cref="LossOptions{T}"/>: <c>sum_c q_c (lse - z_c) + l lse^2</c>, and, if kept, its gradient.
/// </summary>
/// <remarks>
/// With Q the sum of the targets the loss is <c>Q tail + sum_c q_c (max - z_c)</c>, all terms of one sign, so nothing
/// cancels. Where the options say nothing, the bits are those of the operations without options.
/// </remarks>
internal readonly struct TargetLossOperation<TKeepGradient, T> : IBatchOperation<T>
    where TKeepGradient : IKeep
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref readonly T logits = ref batch.LogitsOf(row);
        int label = batch.HasSoftTargets ? -1 : batch.Losses.Label(row);
        if (!batch.HasSoftTargets && batch.Options.Ignores(label))
        {
            Finish(ref batch, row, T.Zero);
            return;
        }

        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in logits, count);
        RowTargets<TSimd, TVector, TWide, T> targets = new(in batch, row);
        T massRest = T.Zero;
        T cost = batch.HasSoftTargets || batch.Options.IsSmooth ? targets.Cost(in logits, count, max) : T.Zero;
        T mass;
        T labelTarget = T.Zero;
        if (batch.HasSoftTargets)
        {
            mass = targets.Mass(in logits, count, max, out massRest);
        }
        else
        {
            label = batch.Losses.Label(row, batch.ClassCount);
            T keep = batch.Options.KeepOf(label);
            labelTarget = keep + batch.Options.UniformOf(label);
            mass = keep + (batch.Options.SparesBarredClasses
                ? targets.Mass(in logits, count, max, out _)
                : batch.Options.UniformMass);

            // A target of 0 costs nothing, however far away.
            T distance = max - Unsafe.Add(ref Unsafe.AsRef(in logits), label);
            cost += keep == T.Zero ? T.Zero : keep * Temperature<TSimd, TVector, T>.OfRow(distance, batch.InverseTemperature);
        }

        PeakSum<WideSum<T>> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart<TKeepGradient>(
            in logits, count, max, ref batch.DestinationOf(row), batch.InverseTemperature);
        if (sum.Others.IsNaN)
        {
            Finish(ref batch, row, T.NaN);
            return;
        }

        T temperedMax = Temperature<TSimd, TVector, T>.OfRow(max, batch.InverseTemperature);
        T loss = Loss<Scalar<T>, T>(Scalar<T>.Tail(sum), temperedMax, mass, cost, batch.Options.ZLoss, out T slope);
        if (TKeepGradient.Value)
        {
            ref T gradient = ref batch.DestinationOf(row);
            T weight = Temperature<TSimd, TVector, T>.OfRow(batch.Losses.Weights<Scalar<T>, T>(row), batch.InverseTemperature);
            TargetGradient<T, T> gradients = TargetGradient<T, T>.Create<Scalar<T>, WideSum<T>>(sum, mass, massRest, slope, weight);
            T expOfLabel = batch.HasSoftTargets ? T.Zero : Unsafe.Add(ref gradient, label);
            targets.WriteGradient(ref gradient, count, in gradients);
            if (!batch.HasSoftTargets)
            {
                Unsafe.Add(ref gradient, label) = gradients.Of<Scalar<T>>(expOfLabel, labelTarget);
            }
        }

        batch.AddLoss(row, loss);
    }

    /// <remarks>Nor are its passes over the targets inlined: the JIT compiler inlines only so much into one method.</remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out TileLoop.Buffer<T> buffer);
        TileTargets<TSimd, TVector, TWide, T> targets = new(in batch, row, ref buffer.Tile);
        int count = batch.ClassCount;
        TVector max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        TVector cost = targets.Cost(ref tile, max);
        TVector mass = targets.Mass(ref tile, out TVector massRest);

        PeakSum<TWide> sum = TileLoop<TSimd, TVector, TWide, T>.SumApart<KeepMarked>(ref tile, count, max, batch.InverseTemperature);
        TVector tail = TSimd.Tail(sum);
        if (!TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(tail))
        {
            return false;
        }

        TVector temperedMax = Temperature<TSimd, TVector, T>.Of(max, batch.InverseTemperature);
        TVector loss = Loss<TSimd, TVector>(tail, temperedMax, mass, cost, batch.Options.ZLoss, out TVector slope);
        if (TKeepGradient.Value)
        {
            TVector weight = targets.ZeroWhereIgnored(
                Temperature<TSimd, TVector, T>.Of(batch.Losses.Weights<TSimd, TVector>(row), batch.InverseTemperature));
            TargetGradient<TVector, T> gradients = TargetGradient<TVector, T>.Create<TSimd, TWide>(sum, mass, massRest, slope, weight);
            for (int i = 0; i < count; i++)
            {
                TVector exp = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
                TileLoop<TSimd, TVector, TWide, T>.SetClass(ref tile, i, gradients.Of<TSimd>(exp, targets.Of(i)));
            }

            TileLoop<TSimd, TVector, TWide, T>.Store(in tile, in batch, row);
        }

        batch.AddLosses<TSimd, TVector>(row, targets.ZeroWhereIgnored(loss));
        return true;
    }

    /// <summary>The loss of a row from its log-sum-exp above the maximum, and 2 l lse, the slope of its penalty along the log-sum-exp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Loss<TSimd, TVector>(
        TVector tail, TVector max, TVector mass, TVector cost, T zLoss, out TVector slope)
        where TSimd : ISimd<TVector, T>
    {
        TVector loss = TSimd.FusedMultiplyAdd(mass, tail, cost);
        slope = TSimd.Create(T.Zero);
        if (zLoss == T.Zero)
        {
            // Not even where the log-sum-exp is beyond the range of the format.
            return loss;
        }

        TVector logSumExp = TSimd.Add(max, tail);
        TVector half = TSimd.Multiply(TSimd.Create(zLoss), logSumExp);
        slope = TSimd.Add(half, half);
        return TSimd.FusedMultiplyAdd(half, logSumExp, loss);
    }

    /// <summary>Gives a row one number as its loss and as its gradients.</summary>
    private static void Finish(ref Batch<T> batch, int row, T result)
    {
        if (TKeepGradient.Value)
        {
            batch.Fill(row, result);
        }

        batch.AddLoss(row, result);
    }
}
