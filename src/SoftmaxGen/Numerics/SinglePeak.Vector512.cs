using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>A row a lane: the same steps for the rows of the lower lanes and for those of the upper.</content>
internal static partial class SinglePeak
{
    /// <summary>Sets the maxima apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum512<float>> SetApart(Vector512<float> lessOne, WideSum512<float> below, Vector512<float> ties)
    {
        Vector512<double> bias = Vector512.Create(Bias);
        Vector512<float> furtherPeaks = ties - Vector512<float>.One;
        Vector512<double> lower = bias + (bias * Vector512.WidenLower(lessOne));
        Vector512<double> upper = bias + (bias * Vector512.WidenUpper(lessOne));
        return new(
            new(lower, upper),
            new(below.First + (Vector512.WidenLower(furtherPeaks) * lower), below.Second + (Vector512.WidenUpper(furtherPeaks) * upper)));
    }

    /// <summary>log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tail(PeakSum<WideSum512<float>> sum) => Vector512.Narrow(
        Tail(sum.Others.First, sum.Peak.First), Tail(sum.Others.Second, sum.Peak.Second));

    /// <summary>The factor that makes weighted probabilities of exponentials: weight / sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> weight, WideSum512<float> sum, out Vector512<float> rest) =>
        new WideSum512<float>(Vector512.WidenLower(weight) / sum.First, Vector512.WidenUpper(weight) / sum.Second).Round(out rest);

    /// <summary>The same, and the weighted probability of all elements but one that equals the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(
        Vector512<float> weight, PeakSum<WideSum512<float>> sum, out Vector512<float> rest, out Vector512<float> others)
    {
        Vector512<double> lower = Vector512.WidenLower(weight) / (sum.Others.First + sum.Peak.First);
        Vector512<double> upper = Vector512.WidenUpper(weight) / (sum.Others.Second + sum.Peak.Second);
        others = Vector512.Narrow(sum.Others.First * lower, sum.Others.Second * upper);
        return new WideSum512<float>(lower, upper).Round(out rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Tail(Vector512<double> others, Vector512<double> peak)
    {
        Vector512<double> total = others + peak;
        Vector512<long> power = (total.AsInt64() - peak.AsInt64() + Vector512.Create(HalfExponent)) & Vector512.Create(ExponentField);
        Vector512<double> scaledPeak = (peak.AsInt64() + power).AsDouble();
        Vector512<double> s = (others + (peak - scaledPeak)) / (total + scaledPeak);
        Vector512<double> integerBits = Vector512.Create(IntegerBits);
        Vector512<double> k = (Vector512.ShiftRightLogical(power, FloatFormat.DoubleMantissaBits) | integerBits.AsInt64()).AsDouble() - integerBits;
        Vector512<double> z = s * s;
        Vector512<double> polynomial = (((Vector512.Create(Log2) * z) + Vector512.Create(Log1)) * z) + Vector512.Create(Log0);
        return (k * Vector512.Create(Ln2)) + (((s * z) * polynomial) + (s + s));
    }
}
