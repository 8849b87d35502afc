using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>The terms of a row's entropy and of its gradient.</summary>
/// <remarks>
/// With d_i = max - z_i, the distance, and the tail of <see cref="SinglePeak"/>, ln p_i = -(d_i + tail), so
/// that the entropy -sum p_i ln p_i is tail + sum p_i d_i: no term is negative and nothing cancels. Its derivative
/// -p_i (ln p_i + entropy) is p_i (d_i - sum_k p_k d_k), for the tail drops out.
/// </remarks>
internal static class EntropyTerms<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The distance of logits from their maximum, and 0 where it is so large that the probability is 0.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="max">Their maximum.</param>
    /// <param name="inverseTemperature">The factor of the logits, for a width of vector that has one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Distance(TVector logits, TVector max, T inverseTemperature)
    {
        TVector distance = Temperature<TSimd, TVector, T>.Of(TSimd.Subtract(max, logits), inverseTemperature);
        return TSimd.WhereGreaterOrEqual(TSimd.Create(Constants<T>.Reach), distance, distance);
    }

    /// <summary>The mean distance of a row.</summary>
    /// <param name="moment">The sum of the exponentials, each times its distance.</param>
    /// <param name="momentRest">What rounding took off the sum.</param>
    /// <param name="scale">The factor that makes probabilities of exponentials.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MeanDistance(TVector moment, TVector momentRest, TVector scale, TVector scaleRest) =>
        Peak<TSimd, TVector, T>.Multiply(moment, momentRest, scale, scaleRest);

    /// <summary>The derivative of the entropy with respect to logits: +0 where the probability is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Gradient(
        TVector logits, TVector max, TVector exp, TVector scale, TVector scaleRest, TVector mean, T inverseTemperature)
    {
        // A maximum of 0 has any sign, and the distance none.
        TVector distance = Temperature<TSimd, TVector, T>.Of(TSimd.Abs(TSimd.Subtract(max, logits)), inverseTemperature);
        TVector probability = TSimd.Multiply(exp, scale, scaleRest);
        TVector gradient = Temperature<TSimd, TVector, T>.Of(
            TSimd.Multiply(probability, TSimd.Subtract(distance, mean)), inverseTemperature);
        return TSimd.WhereGreaterOrEqual(TSimd.Create(Constants<T>.Reach), distance, gradient);
    }
}
