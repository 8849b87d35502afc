using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What picks one class of a row, by the widest vectors that the processor has.</summary>
internal static class IndexLoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The first largest logit that is allowed.</summary>
    public static int ArgMax(ReadOnlySpan<T> row, ReadOnlySpan<bool> mask)
    {
        RowChunks<T> chunks = new(row, mask);
        return Vector512.IsHardwareAccelerated ? chunks.ArgMax<Simd512<T>, Vector512<T>, WideSum512<T>>()
            : Vector256.IsHardwareAccelerated ? chunks.ArgMax<Simd256<T>, Vector256<T>, WideSum256<T>>()
            : Vector128.IsHardwareAccelerated ? chunks.ArgMax<Simd128<T>, Vector128<T>, WideSum128<T>>()
            : chunks.ArgMax<Scalar<T>, T, WideSum<T>>();
    }

    /// <summary>A class at random.</summary>
    public static int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask)
    {
        RowChunks<T> chunks = new(row, mask);
        return Vector512.IsHardwareAccelerated ? Sample<Simd512<T>, Vector512<T>, WideSum512<T>>(chunks, uniform)
            : Vector256.IsHardwareAccelerated ? Sample<Simd256<T>, Vector256<T>, WideSum256<T>>(chunks, uniform)
            : Vector128.IsHardwareAccelerated ? Sample<Simd128<T>, Vector128<T>, WideSum128<T>>(chunks, uniform)
            : Sample<Scalar<T>, T, WideSum<T>>(chunks, uniform);
    }

    /// <summary>A class at random, and its log-probability.</summary>
    public static int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability)
    {
        RowChunks<T> chunks = new(row, mask);
        return Vector512.IsHardwareAccelerated ? Sample<Simd512<T>, Vector512<T>, WideSum512<T>>(chunks, uniform, out logProbability)
            : Vector256.IsHardwareAccelerated ? Sample<Simd256<T>, Vector256<T>, WideSum256<T>>(chunks, uniform, out logProbability)
            : Vector128.IsHardwareAccelerated ? Sample<Simd128<T>, Vector128<T>, WideSum128<T>>(chunks, uniform, out logProbability)
            : Sample<Scalar<T>, T, WideSum<T>>(chunks, uniform, out logProbability);
    }

    [SkipLocalsInit]
    private static int Sample<TSimd, TVector, TWide>(RowChunks<T> chunks, T uniform)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out RowChunks<T>.Buffer buffer);
        return new SampleRow<TSimd, TVector, TWide, T>(chunks, ref buffer).Draw(uniform);
    }

    [SkipLocalsInit]
    private static int Sample<TSimd, TVector, TWide>(RowChunks<T> chunks, T uniform, out T logProbability)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out RowChunks<T>.Buffer buffer);
        SampleRow<TSimd, TVector, TWide, T> sample = new(chunks, ref buffer);
        int index = sample.Draw(uniform);
        logProbability = index < 0 ? T.NaN : sample.LogProbability(index);
        return index;
    }
}
