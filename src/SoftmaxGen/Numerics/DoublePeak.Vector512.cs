using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;
using static SoftmaxGen.Simd.FusedMultiply;

namespace SoftmaxGen.Numerics;

/// <summary>What follows from the exponentials of rows of doubles with the maximum apart: <see cref="SinglePeak"/> in pairs of doubles.</summary>
/// <remarks>
/// <para>There is no wider number to compute in, so sums, peak and ratio are a number and what rounding took off it each.</para>
/// <para>
/// The logarithm: as of floats, f by one fused step, and <c>log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R(s^2))</c>, so that only the last
/// additions round. Domain: 0 to 2^31; NaN gives NaN, +0 gives +0. 0.81 ulp on 10^8 numbers.
/// </para>
/// </remarks>
internal static partial class DoublePeak
{
    /// <summary>Sets the maxima apart.</summary>
    /// <param name="lessOne">The exponential of the row's maximum, relative to the row and without its bias, less 1.</param>
    /// <param name="lessOneRest">What rounding took off it.</param>
    /// <param name="below">The sum of the exponentials of all elements below the maximum.</param>
    /// <param name="ties">How many elements equal the maximum.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum512<double>> SetApart(
        Vector512<double> lessOne, Vector512<double> lessOneRest, WideSum512<double> below, Vector512<double> ties)
    {
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> bias = Vector512.Create(Constants<double>.Bias);
        Vector512<double> exp = one + lessOne;
        Vector512<double> expRest = ((one - exp) + lessOne) + lessOneRest;
        Vector512<double> peak = exp * bias;
        Vector512<double> peakRest = expRest * bias;
        Vector512<double> furtherPeaks = ties - one;
        Vector512<double> sum = MultiplyAdd(furtherPeaks, peak, below.Round(out Vector512<double> belowRest));
        Vector512<double> rest = MultiplyAdd(furtherPeaks, peakRest, belowRest);
        Vector512<double> others = sum + rest;
        return new(new(peak, peakRest), new(others, (sum - others) + rest));
    }

    /// <summary>The factor that makes weighted probabilities of exponentials: weight / sum.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="sum">The sum of all exponentials.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> weight, WideSum512<double> sum, out Vector512<double> rest)
    {
        Vector512<double> rounded = sum.Round(out Vector512<double> sumRest);
        return Scale(weight, rounded, sumRest, out rest);
    }

    /// <summary>The same, and the weighted probability of all elements but one that equals the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(
        Vector512<double> weight, PeakSum<WideSum512<double>> sum, out Vector512<double> rest, out Vector512<double> others)
    {
        Vector512<double> total = Total(sum, out Vector512<double> totalRest);
        Vector512<double> scale = Scale(weight, total, totalRest, out rest);
        others = MultiplyAdd(sum.Others.First, scale, MultiplyAdd(sum.Others.First, rest, sum.Others.Second * scale));
        return scale;
    }

    /// <summary>log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tail(PeakSum<WideSum512<double>> sum)
    {
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> inverse = one / sum.Peak.First;
        Vector512<double> quotient = sum.Others.First * inverse;
        Vector512<double> remainder = MultiplyAdd(zero - sum.Peak.First, quotient, sum.Others.First) + sum.Others.Second;
        remainder = MultiplyAdd(zero - sum.Peak.Second, quotient, remainder);
        Vector512<double> quotientRest = remainder * inverse;
        Vector512<double> ratio = quotient + quotientRest;
        Vector512<double> rest = (quotient - ratio) + quotientRest;

        // 1 + ratio = 2^k (1 + f)
        Vector512<long> power = Vector512.ShiftRightArithmetic(
            (one + ratio).AsInt64() - Vector512.Create(FloatFormat.DoubleThreeQuartersBits), FloatFormat.DoubleMantissaBits);
        Vector512<double> k = Vector512.ConvertToDouble(power);
        Vector512<double> inversePower = (Vector512.Create(FloatFormat.DoubleOneBits) - Vector512.ShiftLeft(power, FloatFormat.DoubleMantissaBits)).AsDouble();
        Vector512<double> f = MultiplyAdd(ratio, inversePower, inversePower - one);

        Vector512<double> s = f / (Vector512.Create(2.0) + f);
        Vector512<double> z = s * s;
        Vector512<double> polynomial = MultiplyAdd(Vector512.Create(0.13841270070335954), z, Vector512.Create(0.1317385233228809));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.15391097559223646));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.18181666288153547));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.2222222429026271));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.2857142855587397));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.4000000000005655));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.666666666666666));
        Vector512<double> half = Vector512.Create(0.5) * f;
        Vector512<double> correction = MultiplyAdd(s, MultiplyAdd(z, polynomial, half * f), k * Vector512.Create(2.3190468138462996e-17));
        correction = MultiplyAdd(zero - half, f, correction);
        correction = MultiplyAdd(rest, inversePower, correction);
        return MultiplyAdd(k, Vector512.Create(0.6931471805599453), f + correction);
    }

    /// <summary>The sum of all exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Total(PeakSum<WideSum512<double>> sum, out Vector512<double> rest)
    {
        Vector512<double> others = sum.Others.First;
        Vector512<double> peak = sum.Peak.First;
        Vector512<double> total = others + peak;
        Vector512<double> added = total - others;
        Vector512<double> error = (others - (total - added)) + (peak - added);
        Vector512<double> small = error + (sum.Others.Second + sum.Peak.Second);
        Vector512<double> rounded = total + small;
        rest = (total - rounded) + small;
        return rounded;
    }

    /// <summary>weight / (sum + sumRest).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scale(Vector512<double> weight, Vector512<double> sum, Vector512<double> sumRest, out Vector512<double> rest)
    {
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> inverse = Vector512<double>.One / sum;
        Vector512<double> scale = weight * inverse;
        Vector512<double> remainder = MultiplyAdd(zero - sum, scale, weight);
        remainder = MultiplyAdd(zero - sumRest, scale, remainder);
        rest = remainder * inverse;
        return scale;
    }
}
