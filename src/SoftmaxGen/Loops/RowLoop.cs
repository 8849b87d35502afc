using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The passes over one row of any length from the vector's width on. What is left after the last whole vector is
/// covered by a vector that ends with the row and overlaps the one before: the elements in both are computed twice, to
/// the same bits. It is read before anything is written, since the row may be overwritten in place.
/// </summary>
internal static class RowLoop<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A row, its results and the next row are three times this.</summary>
    private const int MaxBytesAhead = 8192;

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>The largest element; any element when the row has a NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(ref readonly T logits, nuint count) => TSimd.MaxAcross(MaxLanes(in logits, count));

    /// <summary>The same of a row of a batch, for which the row before may have looked ahead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(ref readonly Batch<T> batch, int row) =>
        batch.AheadRow == row ? batch.AheadMax : Max(in batch.LogitsOf(row), (nuint)batch.ClassCount);

    /// <summary>
    /// Finds the maximum of the next row, if there is one and both stay in the first cache: between the sum of a row and what waits for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LookAhead(ref Batch<T> batch, int row)
    {
        int next = row + 1;
        if (next < batch.Rows && batch.ClassCount <= MaxBytesAhead / Unsafe.SizeOf<T>())
        {
            batch.AheadMax = Max(in batch.LogitsOf(next), (nuint)batch.ClassCount);
            batch.AheadRow = next;
        }
    }

    /// <summary>The same in the lanes of a vector: the largest of them is the largest element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxLanes(ref readonly T logits, nuint count)
    {
        TVector max = TSimd.Load(in logits, count - Width);
        nuint i = 0;
        if (count >= 4 * Width)
        {
            TVector max1 = max;
            TVector max2 = max;
            TVector max3 = max;
            for (; i + (4 * Width) <= count; i += 4 * Width)
            {
                max = TSimd.Max(max, TSimd.Load(in logits, i));
                max1 = TSimd.Max(max1, TSimd.Load(in logits, i + Width));
                max2 = TSimd.Max(max2, TSimd.Load(in logits, i + (2 * Width)));
                max3 = TSimd.Max(max3, TSimd.Load(in logits, i + (3 * Width)));
            }

            max = TSimd.Max(TSimd.Max(max, max1), TSimd.Max(max2, max3));
        }

        for (; i + Width <= count; i += Width)
        {
            max = TSimd.Max(max, TSimd.Load(in logits, i));
        }

        return max;
    }

    /// <summary>Writes the exponentials of a row, relative to its maximum, and sums them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum<T> Sum(ref readonly T logits, nuint count, T max, ref T exponentials, T inverseTemperature = default) =>
        SumTerms<Keep, AllTerms>(in logits, count, max, ref exponentials, out _, inverseTemperature);

    /// <summary>Sums the exponentials of a row, the maximum apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<T>> SumApart(ref readonly T logits, nuint count, T max, T inverseTemperature = default) =>
        SumApart<Discard>(in logits, count, max, ref Unsafe.NullRef<T>(), inverseTemperature);

    /// <summary>Sums the exponentials of a row, relative to its maximum, the maximum apart, and keeps them as it is told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<T>> SumApart<TKeep>(
        ref readonly T logits, nuint count, T max, ref T exponentials, T inverseTemperature = default)
        where TKeep : IKeep
    {
        WideSum<T> below = SumTerms<TKeep, OthersOnly>(in logits, count, max, ref exponentials, out int ties, inverseTemperature);
        return RowSum<TSimd, TVector, TWide, T>.SetApart(max, below, ties, inverseTemperature);
    }

    /// <summary>Multiplies the exponentials of a row, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(ref T row, nuint count, T scale, T scaleRest)
    {
        TVector factor = TSimd.Create(scale);
        TVector factorRest = TSimd.Create(scaleRest);
        TVector last = TSimd.Multiply(TSimd.Load(in row, count - Width), factor, factorRest);
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            TSimd.Store(TSimd.Multiply(TSimd.Load(in row, i), factor, factorRest), ref row, i);
        }

        TSimd.Store(last, ref row, count - Width);
    }

    /// <summary>Writes <c>(logit - max) - tail</c>, the difference times the inverse temperature where there is one.</summary>
    public static void WriteLogProbabilities(
        ref readonly T logits, nuint count, T max, T tail, ref T destination, T inverseTemperature = default)
    {
        TVector maxes = TSimd.Create(max);
        TVector tails = TSimd.Create(tail);
        TVector last = LogProbabilities(TSimd.Load(in logits, count - Width), maxes, tails, inverseTemperature);
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            TSimd.Store(LogProbabilities(TSimd.Load(in logits, i), maxes, tails, inverseTemperature), ref destination, i);
        }

        TSimd.Store(last, ref destination, count - Width);
    }

    /// <summary>The index of the first largest element; -1 when the row has a NaN.</summary>
    public static int ArgMax(ref readonly T logits, nuint count)
    {
        uint all = (uint)((1UL << TSimd.Count) - 1);
        TVector last = TSimd.Load(in logits, count - Width);
        uint numbers = TSimd.EqualMask(last, last);
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            TVector value = TSimd.Load(in logits, i);
            numbers &= TSimd.EqualMask(value, value);
        }

        if (numbers != all)
        {
            return -1;
        }

        TVector max = TSimd.Create(Max(in logits, count));
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            uint found = TSimd.EqualMask(TSimd.Load(in logits, i), max);
            if (found != 0)
            {
                return (int)i + BitOperations.TrailingZeroCount(found);
            }
        }

        return (int)(count - Width) + BitOperations.TrailingZeroCount(TSimd.EqualMask(last, max));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WideSum<T> SumTerms<TKeep, TApart>(
        ref readonly T logits, nuint count, T max, ref T exponentials, out int ties, T inverseTemperature)
        where TKeep : IKeep
        where TApart : IApart
    {
        RowSum<TSimd, TVector, TWide, T> row = new(max, inverseTemperature);
        WideSum<T> sum = row.Add<TKeep, TApart>(in logits, count, ref exponentials);
        ties = row.Ties;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogProbabilities(TVector logits, TVector max, TVector tail, T inverseTemperature) =>
        TSimd.Subtract(Temperature<TSimd, TVector, T>.Of(TSimd.Subtract(logits, max), inverseTemperature), tail);
}
