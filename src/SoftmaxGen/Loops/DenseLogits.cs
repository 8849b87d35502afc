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

        for (nuint class0 = 0; class0 < batch.ClassCount; class0 += DenseScratch<T>.ChunkClasses)
        {
            nuint classEnd = nuint.Min(class0 + DenseScratch<T>.ChunkClasses, batch.ClassCount);
            if (hasRest)
            {
                scratch.SetWeightRests(in batch, class0, classEnd);
            }

            nuint row = first;
            for (; row + 4 <= end; row += 4)
            {
                RunRows<FourRows>(in batch, row, class0, classEnd, ref scratch);
            }

            for (; row < end; row++)
            {
                RunRows<OneRow>(in batch, row, class0, classEnd, ref scratch);
            }
        }

        Canonical<TSimd, TVector, T>.Each(ref batch.LogitsOf(first), (end - first) * batch.ClassCount);
    }

    /// <summary>Some classes of some rows, two classes at a time; past the last class, that one again.</summary>
    /// <remarks>A vector as wide as a sum has lanes stays in its register; narrower ones go through memory.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunRows<TRows>(
        ref readonly DenseBatch<T> batch, nuint row, nuint first, nuint end, ref DenseScratch<T> scratch)
        where TRows : ITileRows
    {
        nuint inputs = batch.Inputs;
        nuint whole = inputs - (inputs % Lanes);
        ref T hidden0 = ref batch.HiddenOf(row);
        ref T hidden1 = ref Unsafe.Add(ref hidden0, inputs);
        ref T hidden2 = ref Unsafe.Add(ref hidden1, inputs);
        ref T hidden3 = ref Unsafe.Add(ref hidden2, inputs);
        ref T rest = ref scratch.HiddenRest(row % DenseScratch<T>.ChunkRows);
        ref T sums = ref scratch.Sums;
        for (nuint class0 = first; class0 < end; class0 += 2)
        {
            nuint class1 = nuint.Min(class0 + 1, end - 1);
            ref T weights0 = ref batch.WeightsOf(class0);
            ref T weights1 = ref batch.WeightsOf(class1);
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
                    TVector weight0 = TSimd.Load(in scratch.WeightRest(class0 - first), lane);
                    TVector weight1 = TSimd.Load(in scratch.WeightRest(class1 - first), lane);
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
                    batch.SetLogits(ref logits, class0, class1, TSimd.SumAcross(sum00), TSimd.SumAcross(sum01));
                    if (TRows.Count == 4)
                    {
                        logits = ref Unsafe.Add(ref logits, batch.ClassCount);
                        batch.SetLogits(ref logits, class0, class1, TSimd.SumAcross(sum10), TSimd.SumAcross(sum11));
                        logits = ref Unsafe.Add(ref logits, batch.ClassCount);
                        batch.SetLogits(ref logits, class0, class1, TSimd.SumAcross(sum20), TSimd.SumAcross(sum21));
                        logits = ref Unsafe.Add(ref logits, batch.ClassCount);
                        batch.SetLogits(ref logits, class0, class1, TSimd.SumAcross(sum30), TSimd.SumAcross(sum31));
                    }
                }
                else
                {
                    Store(sum00, sum01, ref sums, lane);
                    if (TRows.Count == 4)
                    {
                        Store(sum10, sum11, ref sums, lane + (2 * Lanes));
                        Store(sum20, sum21, ref sums, lane + (4 * Lanes));
                        Store(sum30, sum31, ref sums, lane + (6 * Lanes));
                    }
                }
            }

            if (Width < Lanes)
            {
                Fold(in batch, row, (nuint)TRows.Count, class0, class1, ref sums);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector weight0, TVector weight1, TVector x, ref TVector sum0, ref TVector sum1)
    {
        sum0 = TSimd.FusedMultiplyAdd(weight0, x, sum0);
        sum1 = TSimd.FusedMultiplyAdd(weight1, x, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum0, TVector sum1, ref T sums, nuint lane)
    {
        TSimd.Store(sum0, ref sums, lane);
        TSimd.Store(sum1, ref sums, lane + Lanes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fold(
        ref readonly DenseBatch<T> batch, nuint row, nuint rows, nuint class0, nuint class1, ref T sums)
    {
        ref T logits = ref batch.LogitsOf(row);
        for (nuint i = 0; i < rows; i++)
        {
            T product0 = LaneFold<TSimd, TVector, T>.Sum(in sums);
            T product1 = LaneFold<TSimd, TVector, T>.Sum(in Unsafe.Add(ref sums, Lanes));
            batch.SetLogits(ref logits, class0, class1, product0, product1);
            logits = ref Unsafe.Add(ref logits, batch.ClassCount);
            sums = ref Unsafe.Add(ref sums, 2 * Lanes);
        }
    }
}
