using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The maximum of a row and the sum of its exponentials, the maximum apart.</summary>
internal readonly struct PeakSumOperation<T> : IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Gets the maximum and the sum of one row; the sum is NaN when the row has a NaN or no finite maximum.</summary>
    public static T Compute(ReadOnlySpan<T> logits, out PeakSum<WideSum<T>> sum)
    {
        Result result = default;
        scoped Batch<T> batch = new(logits, 1, logits.Length);
        batch.Destination = ref Unsafe.As<Result, T>(ref result);
        RowByRow<PeakSumOperation<T>, T>.Run(ref batch, 0, 1);
        sum = result.Sum;
        return result.Max;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref Result result = ref Unsafe.As<T, Result>(ref batch.Destination);
        result.Max = RowLoop<TSimd, TVector, TWide, T>.Max(in batch.LogitsOf(row), count);
        result.Sum = RowLoop<TSimd, TVector, TWide, T>.SumApart(in batch.LogitsOf(row), count, result.Max);
    }

    private struct Result
    {
        public T Max;
        public PeakSum<WideSum<T>> Sum;
    }
}
