using System;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>What follows from the exponentials of a row of floats with the maximum apart, see <see cref="PeakSum{TWide}"/>.</summary>
/// <remarks>
/// <para>
/// With ratio = others / peak and tail = log(1 + ratio), log-sum-exp = max + tail and the loss of a label is
/// (max - logit) + tail: two terms that are not negative, so nothing cancels, and a loss is 0 only where the exact one is
/// too small for the format. The gradient at the label, a - 1, would cancel as a approaches 1; where the label is
/// the maximum it is minus the sum of the other probabilities instead, elsewhere a is at most 1/2.
/// </para>
/// <para>
/// The sums are doubles, and so is all that follows from them until a result is rounded: single operations, none of them
/// fused, so that a processor without fused multiply-add has no more to do. The peak is the exponential of the maximum before
/// its last rounding, so that it differs from the one that is stored by nothing else.
/// </para>
/// <para>
/// The logarithm: <c>peak + others = P (1 + f)</c> with <c>P = 2^k peak</c> and 1 + f from 2/3 to 3/2. Then
/// <c>tail = k ln 2 + log(1 + f)</c>, and with <c>s = f / (2 + f)</c>, <c>log(1 + f) = 2 atanh(s) = 2 s + s z R(z)</c>, z the square of
/// s and R a minimax polynomial (of 2 atanh(s) as a power series; relative error 2^-28). One division gives s of the sums
/// themselves, <c>(others + (peak - P)) / ((peak + others) + P)</c>: nothing of a small ratio disappears in an addition, since P is
/// the peak then. The difference of the two numbers' bits, rounded to the exponent, is k. Domain: ratios from 0 to 2^44; NaN gives NaN,
/// others of +0 give +0.
/// </para>
/// </remarks>
internal static partial class SinglePeak
{
    private const double Bias = 18446744073709551616.0;
    private const double Ln2 = 0.6931471805599453;

    // The coefficients of R, by the power of z.
    private const double Log0 = 0.6666695;
    private const double Log1 = 0.39957696;
    private const double Log2 = 0.3036315;

    // The exponent field of a number, half of its lowest bit, and a number whose low bits count as an integer does.
    private const long ExponentField = -1L << FloatFormat.DoubleMantissaBits;
    private const long HalfExponent = 1L << (FloatFormat.DoubleMantissaBits - 1);
    private const double IntegerBits = 4503599627370496.0;

    /// <summary>Sets a maximum apart that no other element equals.</summary>
    /// <param name="lessOne">The exponential of the row's maximum, relative to the row and without its bias, less 1.</param>
    /// <param name="below">The sum of the exponentials of all elements below the maximum.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<float>> SetApart(float lessOne, WideSum<float> below) => new(new(Bias + (Bias * lessOne)), below);

    /// <summary>Sets the maximum apart.</summary>
    /// <param name="lessOne">The exponential of the row's maximum, relative to the row and without its bias, less 1.</param>
    /// <param name="below">The sum of the exponentials of all elements below the maximum.</param>
    /// <param name="ties">How many elements equal the maximum.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<float>> SetApart(float lessOne, WideSum<float> below, float ties)
    {
        PeakSum<WideSum<float>> sum = SetApart(lessOne, below);
        return new(sum.Peak, new(below.First + ((double)(ties - 1) * sum.Peak.First)));
    }

    /// <summary>log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tail(PeakSum<WideSum<float>> sum)
    {
        double peak = sum.Peak.First;
        double total = sum.Others.First + peak;
        long peakBits = BitConverter.DoubleToInt64Bits(peak);
        long power = (BitConverter.DoubleToInt64Bits(total) - peakBits + HalfExponent) & ExponentField;
        double scaledPeak = BitConverter.Int64BitsToDouble(peakBits + power);
        double s = (sum.Others.First + (peak - scaledPeak)) / (total + scaledPeak);
        double z = s * s;
        double polynomial = (((Log2 * z) + Log1) * z) + Log0;
        return (float)(((power >> FloatFormat.DoubleMantissaBits) * Ln2) + (((s * z) * polynomial) + (s + s)));
    }

    /// <summary>The factor that makes weighted probabilities of exponentials: weight / sum.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="sum">The sum of all exponentials.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Scale(float weight, WideSum<float> sum, out float rest) =>
        new WideSum<float>(weight / sum.First).Round(out rest);

    /// <summary>The same, and the weighted probability of all elements but one that equals the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Scale(float weight, PeakSum<WideSum<float>> sum, out float rest, out float others)
    {
        double scale = weight / (sum.Others.First + sum.Peak.First);
        others = (float)(sum.Others.First * scale);
        return new WideSum<float>(scale).Round(out rest);
    }
}
