using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The maximum of a row and the sum of its exponentials, the maximum apart: five numbers.</summary>
internal readonly struct PeakSumOperation<T> : IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Gets the maximum and the sum of one row; the sum is NaN when the row has a NaN or no finite maximum.</summary>
    public static T Compute(ReadOnlySpan<T> logits, out PeakSum<T> sum)
    {
        Results results = default;
        Batch<T> batch = new(logits, 1, logits.Length, results);
        RowByRow<PeakSumOperation<T>, T>.Run(ref batch, 0, 1);
        sum = new(results[1], results[2], results[3], results[4]);
        return results[0];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        T max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch.LogitsOf(row), count);
        PeakSum<T> sum = RowLoop<TSimd, TVector, TWide, T>.SumApart(in batch.LogitsOf(row), count, max);
        ref Results results = ref Unsafe.As<T, Results>(ref batch.Destination);
        results[0] = max;
        results[1] = sum.Peak;
        results[2] = sum.PeakRest;
        results[3] = sum.Others;
        results[4] = sum.OthersRest;
    }

    [InlineArray(5)]
    private struct Results
    {
        private T _first;
    }
}
