using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// Logits, <c>z_i = sum_k W_ik h_k + b_i</c>, in an order of summation that does not depend on the vector's width: input k
/// is added to lane k mod 16 with one rounding, the lanes fold by halves, the bias comes last.
/// </summary>
internal static class DenseLogits<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint Lanes = DenseScratch<T>.Lanes;

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Writes the logits of all rows.</summary>
    [SkipLocalsInit]
    public static void Run(ref readonly DenseBatch<T> batch)
    {
        Unsafe.SkipInit(out DenseScratch<T> scratch);
        for (nuint row = 0; row < batch.Rows; row += DenseScratch<T>.ChunkRows)
        {
            RunChunk(in batch, row, nuint.Min(row + DenseScratch<T>.ChunkRows, batch.Rows), ref scratch);
        }
    }

    private static void RunChunk(ref readonly DenseBatch<T> batch, nuint first, nuint end, ref DenseScratch<T> scratch)
    {
        bool hasRest = batch.Inputs % Lanes != 0;
        if (hasRest)
        {
            scratch.SetHiddenRests(in batch, first, end);
        }

        for (nuint class0 = 0; class0 < batch.ClassCount; class0 += 2)
        {
            // Past the last class, the same class twice.
            nuint class1 = nuint.Min(class0 + 1, batch.ClassCount - 1);
            if (hasRest)
            {
                scratch.SetWeightRests(in batch, class0, class1);
            }

            nuint row = first;
            for (; row + 4 <= end; row += 4)
            {
                RunTile<FourRows>(in batch, row, class0, class1, ref scratch);
            }

            for (; row < end; row++)
            {
                RunTile<OneRow>(in batch, row, class0, class1, ref scratch);
            }
        }

        Canonical<TSimd, TVector, T>.Each(ref batch.LogitsOf(first), (end - first) * batch.ClassCount);
    }

    /// <summary>Two classes of some rows. A vector as wide as a sum has lanes stays in its register, others go through memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunTile<TRows>(
        ref readonly DenseBatch<T> batch, nuint row, nuint class0, nuint class1, ref DenseScratch<T> scratch)
        where TRows : ITileRows
    {
        nuint inputs = batch.Inputs;
        nuint whole = inputs - (inputs % Lanes);
        ref T weights0 = ref batch.WeightsOf(class0);
        ref T weights1 = ref batch.WeightsOf(class1);
        ref T hidden0 = ref batch.HiddenOf(row);
        ref T hidden1 = ref Unsafe.Add(ref hidden0, inputs);
        ref T hidden2 = ref Unsafe.Add(ref hidden1, inputs);
        ref T hidden3 = ref Unsafe.Add(ref hidden2, inputs);
        for (nuint lane = 0; lane < Lanes; lane += Width)
        {
            TVector sum00 = TSimd.Create(T.Zero);
            TVector sum01 = sum00;
            TVector sum10 = sum00;
            TVector sum11 = sum00;
            TVector sum20 = sum00;
            TVector sum21 = sum00;
            TVector sum30 = sum00;
            TVector sum31 = sum00;
            for (nuint k = lane; k < whole; k += Lanes)
            {
                TVector weight0 = TSimd.Load(in weights0, k);
                TVector weight1 = TSimd.Load(in weights1, k);
                Add(weight0, weight1, TSimd.Load(in hidden0, k), ref sum00, ref sum01);
                if (TRows.Count == 4)
                {
                    Add(weight0, weight1, TSimd.Load(in hidden1, k), ref sum10, ref sum11);
                    Add(weight0, weight1, TSimd.Load(in hidden2, k), ref sum20, ref sum21);
                    Add(weight0, weight1, TSimd.Load(in hidden3, k), ref sum30, ref sum31);
                }
            }

            if (whole < inputs)
            {
                TVector weight0 = TSimd.Load(in scratch.WeightRest(0), lane);
                TVector weight1 = TSimd.Load(in scratch.WeightRest(1), lane);
                ref T rest = ref scratch.HiddenRest(row % DenseScratch<T>.ChunkRows);
                Add(weight0, weight1, TSimd.Load(in rest, lane), ref sum00, ref sum01);
                if (TRows.Count == 4)
                {
                    Add(weight0, weight1, TSimd.Load(in rest, lane + Lanes), ref sum10, ref sum11);
                    Add(weight0, weight1, TSimd.Load(in rest, lane + (2 * Lanes)), ref sum20, ref sum21);
                    Add(weight0, weight1, TSimd.Load(in rest, lane + (3 * Lanes)), ref sum30, ref sum31);
                }
            }

            if (Width == Lanes)
            {
                ref T logits = ref batch.LogitsOf(row);
                T bias0 = batch.BiasOf(class0);
                T bias1 = batch.BiasOf(class1);
                Unsafe.Add(ref logits, class0) = TSimd.SumAcross(sum00) + bias0;
                Unsafe.Add(ref logits, class1) = TSimd.SumAcross(sum01) + bias1;
                if (TRows.Count == 4)
                {
                    logits = ref Unsafe.Add(ref logits, batch.ClassCount);
                    Unsafe.Add(ref logits, class0) = TSimd.SumAcross(sum10) + bias0;
                    Unsafe.Add(ref logits, class1) = TSimd.SumAcross(sum11) + bias1;
                    logits = ref Unsafe.Add(ref logits, batch.ClassCount);
                    Unsafe.Add(ref logits, class0) = TSimd.SumAcross(sum20) + bias0;
                    Unsafe.Add(ref logits, class1) = TSimd.SumAcross(sum21) + bias1;
                    logits = ref Unsafe.Add(ref logits, batch.ClassCount);
                    Unsafe.Add(ref logits, class0) = TSimd.SumAcross(sum30) + bias0;
                    Unsafe.Add(ref logits, class1) = TSimd.SumAcross(sum31) + bias1;
                }

                return;
            }

            ref T sums = ref scratch.Sums;
            TSimd.Store(sum00, ref sums, lane);
            TSimd.Store(sum01, ref sums, lane + Lanes);
            if (TRows.Count == 4)
            {
                TSimd.Store(sum10, ref sums, lane + (2 * Lanes));
                TSimd.Store(sum11, ref sums, lane + (3 * Lanes));
                TSimd.Store(sum20, ref sums, lane + (4 * Lanes));
                TSimd.Store(sum21, ref sums, lane + (5 * Lanes));
                TSimd.Store(sum30, ref sums, lane + (6 * Lanes));
                TSimd.Store(sum31, ref sums, lane + (7 * Lanes));
            }
        }

        Fold(in batch, row, row + (nuint)TRows.Count, class0, class1, ref scratch.Sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector weight0, TVector weight1, TVector x, ref TVector sum0, ref TVector sum1)
    {
        sum0 = TSimd.FusedMultiplyAdd(weight0, x, sum0);
        sum1 = TSimd.FusedMultiplyAdd(weight1, x, sum1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fold(ref readonly DenseBatch<T> batch, nuint row, nuint end, nuint class0, nuint class1, ref T sums)
    {
        ref T logits = ref batch.LogitsOf(row);
        T bias0 = batch.BiasOf(class0);
        T bias1 = batch.BiasOf(class1);
        for (; row < end; row++)
        {
            Unsafe.Add(ref logits, class0) = Fold(in sums) + bias0;
            Unsafe.Add(ref logits, class1) = Fold(in Unsafe.Add(ref sums, Lanes)) + bias1;
            logits = ref Unsafe.Add(ref logits, batch.ClassCount);
            sums = ref Unsafe.Add(ref sums, 2 * Lanes);
        }
    }

    /// <summary>The sum of the lanes, folded by halves down to one vector, and that one too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fold(ref readonly T lanes)
    {
        TVector sum = TSimd.Load(in lanes, 0);
        if (Width <= 8)
        {
            sum = TSimd.Add(sum, TSimd.Load(in lanes, 8));
        }

        if (Width <= 4)
        {
            sum = TSimd.Add(sum, TSimd.Add(TSimd.Load(in lanes, 4), TSimd.Load(in lanes, 12)));
        }

        if (Width <= 2)
        {
            sum = TSimd.Add(sum, FoldFour(in lanes, 2));
        }

        if (Width == 1)
        {
            sum = TSimd.Add(sum, TSimd.Add(FoldFour(in lanes, 1), FoldFour(in lanes, 3)));
        }

        return TSimd.SumAcross(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector FoldFour(ref readonly T lanes, nuint lane) => TSimd.Add(
        TSimd.Add(TSimd.Load(in lanes, lane), TSimd.Load(in lanes, lane + 8)),
        TSimd.Add(TSimd.Load(in lanes, lane + 4), TSimd.Load(in lanes, lane + 12)));
}
