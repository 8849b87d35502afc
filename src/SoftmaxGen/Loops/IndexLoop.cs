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
    public static int Sample<TTemper>(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, T inverseTemperature = default)
        where TTemper : ITemper => Sample<TTemper, WithoutLogProbability>(row, uniform, mask, inverseTemperature, out _);

    /// <summary>A class at random, and its log-probability.</summary>
    public static int Sample<TTemper>(
        ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability, T inverseTemperature = default)
        where TTemper : ITemper => Sample<TTemper, WithLogProbability>(row, uniform, mask, inverseTemperature, out logProbability);

    private static int Sample<TTemper, TTell>(
        ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, T inverseTemperature, out T logProbability)
        where TTemper : ITemper
        where TTell : ITell
    {
        RowChunks<T> chunks = new(row, mask);
        return Vector512.IsHardwareAccelerated
            ? Draw<TTemper, TTell, Simd512<T>, Vector512<T>, WideSum512<T>>(chunks, uniform, inverseTemperature, out logProbability)
            : Vector256.IsHardwareAccelerated
            ? Draw<TTemper, TTell, Simd256<T>, Vector256<T>, WideSum256<T>>(chunks, uniform, inverseTemperature, out logProbability)
            : Vector128.IsHardwareAccelerated
            ? Draw<TTemper, TTell, Simd128<T>, Vector128<T>, WideSum128<T>>(chunks, uniform, inverseTemperature, out logProbability)
            : Draw<TTemper, TTell, Scalar<T>, T, WideSum<T>>(chunks, uniform, inverseTemperature, out logProbability);
    }

    private static int Draw<TTemper, TTell, TSimd, TVector, TWide>(
        RowChunks<T> chunks, T uniform, T inverseTemperature, out T logProbability)
        where TTemper : ITemper
        where TTell : ITell
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct => TTemper.Value
        ? Draw<TTell, Tempered<TSimd, TVector, TWide, T>, TVector, TWide>(chunks, uniform, inverseTemperature, out logProbability)
        : Draw<TTell, TSimd, TVector, TWide>(chunks, uniform, inverseTemperature, out logProbability);

    [SkipLocalsInit]
    private static int Draw<TTell, TSimd, TVector, TWide>(
        RowChunks<T> chunks, T uniform, T inverseTemperature, out T logProbability)
        where TTell : ITell
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out RowChunks<T>.Buffer buffer);
        SampleRow<TSimd, TVector, TWide, T> sample = new(chunks, ref buffer, inverseTemperature);
        int index = sample.Draw(uniform);
        logProbability = TTell.Value && index >= 0 ? sample.LogProbability(index) : T.NaN;
        return index;
    }
}
