using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;
using static SoftmaxGen.Simd.FusedMultiply;

namespace SoftmaxGen.Numerics;

/// <summary>
/// The steps of <see cref="Peak{TSimd, TVector, T}"/> written flat, for kernels that have all their rows in registers: the JIT
/// compiler inlines only so many calls into one method.
/// </summary>
internal static partial class FlatPeak
{
    /// <summary>Sets the maximum apart, see <see cref="Peak{TSimd, TVector, T}.Sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<Vector512<float>> Sum(Vector512<float> max, Vector512<float> below, Vector512<float> belowRest, Vector512<float> ties)
    {
        Vector512<float> peak = Exponential.ExpOfMax(max, out Vector512<float> peakRest);
        Vector512<float> furtherPeaks = ties - Vector512<float>.One;
        Vector512<float> sum = MultiplyAdd(furtherPeaks, peak, below);
        Vector512<float> rest = MultiplyAdd(furtherPeaks, peakRest, belowRest);
        Vector512<float> others = sum + rest;
        return new(peak, peakRest, others, (sum - others) + rest);
    }

    /// <summary>The sum of all exponentials, see <see cref="Peak{TSimd, TVector, T}.Total"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Total(PeakSum<Vector512<float>> sum, out Vector512<float> rest)
    {
        Vector512<float> others = sum.Others;
        Vector512<float> peak = sum.Peak;
        Vector512<float> total = others + peak;
        Vector512<float> added = total - others;
        Vector512<float> error = (others - (total - added)) + (peak - added);
        Vector512<float> small = error + (sum.OthersRest + sum.PeakRest);
        Vector512<float> rounded = total + small;
        rest = (total - rounded) + small;
        return rounded;
    }

    /// <summary>log(1 + others / peak), see <see cref="Peak{TSimd, TVector, T}.Tail"/> and <see cref="Logarithm"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tail(PeakSum<Vector512<float>> sum)
    {
        Vector512<float> zero = Vector512<float>.Zero;
        Vector512<float> one = Vector512<float>.One;
        Vector512<float> inverse = one / sum.Peak;
        Vector512<float> quotient = sum.Others * inverse;
        Vector512<float> remainder = MultiplyAdd(zero - sum.Peak, quotient, sum.Others) + sum.OthersRest;
        remainder = MultiplyAdd(zero - sum.PeakRest, quotient, remainder);
        Vector512<float> quotientRest = remainder * inverse;
        Vector512<float> ratio = quotient + quotientRest;
        Vector512<float> rest = (quotient - ratio) + quotientRest;

        // 1 + ratio = 2^k (1 + f)
        Vector512<int> power = Vector512.ShiftRightArithmetic(
            (one + ratio).AsInt32() - Vector512.Create(FloatFormat.SingleThreeQuartersBits), FloatFormat.SingleMantissaBits);
        Vector512<float> k = Vector512.ConvertToSingle(power);
        Vector512<float> inversePower = (Vector512.Create(FloatFormat.SingleOneBits) - Vector512.ShiftLeft(power, FloatFormat.SingleMantissaBits)).AsSingle();
        Vector512<float> f = MultiplyAdd(ratio, inversePower, inversePower - one);

        Vector512<float> s = f / (Vector512.Create(2f) + f);
        Vector512<float> z = s * s;
        Vector512<float> polynomial = MultiplyAdd(Vector512.Create(0.3036315f), z, Vector512.Create(0.39957696f));
        polynomial = MultiplyAdd(polynomial, z, Vector512.Create(0.6666695f));
        Vector512<float> half = Vector512.Create(0.5f) * f;
        Vector512<float> correction = MultiplyAdd(s, MultiplyAdd(z, polynomial, half * f), k * Vector512.Create(-1.904654323148236e-09f));
        correction = MultiplyAdd(zero - half, f, correction);
        correction = MultiplyAdd(rest, inversePower, correction);
        return MultiplyAdd(k, Vector512.Create(0.6931471805599453f), f + correction);
    }

    /// <summary>weight / (sum + sumRest), see <see cref="Peak{TSimd, TVector, T}.Scale"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> weight, Vector512<float> sum, Vector512<float> sumRest, out Vector512<float> rest)
    {
        Vector512<float> zero = Vector512<float>.Zero;
        Vector512<float> inverse = Vector512<float>.One / sum;
        Vector512<float> scale = weight * inverse;
        Vector512<float> remainder = MultiplyAdd(zero - sum, scale, weight);
        remainder = MultiplyAdd(zero - sumRest, scale, remainder);
        rest = remainder * inverse;
        return scale;
    }

    /// <summary>The weighted gradient at a label, see <see cref="Peak{TSimd, TVector, T}.GradientAtLabel"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GradientAtLabel(
        PeakSum<Vector512<float>> sum, Vector512<float> max, Vector512<float> logit, Vector512<float> exp, Vector512<float> scale, Vector512<float> scaleRest, Vector512<float> weight)
    {
        Vector512<float> zero = Vector512<float>.Zero;
        Vector512<float> others = MultiplyAdd(sum.Others, scale, MultiplyAdd(sum.Others, scaleRest, sum.OthersRest * scale));
        Vector512<float> difference = MultiplyAdd(exp, scale, MultiplyAdd(exp, scaleRest, zero - weight));
        return Vector512.ConditionalSelect(Vector512.Equals(logit, max), zero - others, difference);
    }

    /// <summary>Sets the maximum apart, see <see cref="Peak{TSimd, TVector, T}.Sum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<Vector512<double>> Sum(Vector512<double> max, Vector512<double> below, Vector512<double> belowRest, Vector512<double> ties)
    {
        Vector512<double> peak = Exponential.ExpOfMax(max, out Vector512<double> peakRest);
        Vector512<double> furtherPeaks = ties - Vector512<double>.One;
        Vector512<double> sum = MultiplyAdd(furtherPeaks, peak, below);
        Vector512<double> rest = MultiplyAdd(furtherPeaks, peakRest, belowRest);
        Vector512<double> others = sum + rest;
        return new(peak, peakRest, others, (sum - others) + rest);
    }

    /// <summary>The sum of all exponentials, see <see cref="Peak{TSimd, TVector, T}.Total"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Total(PeakSum<Vector512<double>> sum, out Vector512<double> rest)
    {
        Vector512<double> others = sum.Others;
        Vector512<double> peak = sum.Peak;
        Vector512<double> total = others + peak;
        Vector512<double> added = total - others;
        Vector512<double> error = (others - (total - added)) + (peak - added);
        Vector512<double> small = error + (sum.OthersRest + sum.PeakRest);
        Vector512<double> rounded = total + small;
        rest = (total - rounded) + small;
        return rounded;
    }

    /// <summary>log(1 + others / peak), see <see cref="Peak{TSimd, TVector, T}.Tail"/> and <see cref="Logarithm"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tail(PeakSum<Vector512<double>> sum)
    {
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> inverse = one / sum.Peak;
        Vector512<double> quotient = sum.Others * inverse;
        Vector512<double> remainder = MultiplyAdd(zero - sum.Peak, quotient, sum.Others) + sum.OthersRest;
        remainder = MultiplyAdd(zero - sum.PeakRest, quotient, remainder);
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

    /// <summary>weight / (sum + sumRest), see <see cref="Peak{TSimd, TVector, T}.Scale"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> weight, Vector512<double> sum, Vector512<double> sumRest, out Vector512<double> rest)
    {
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> inverse = Vector512<double>.One / sum;
        Vector512<double> scale = weight * inverse;
        Vector512<double> remainder = MultiplyAdd(zero - sum, scale, weight);
        remainder = MultiplyAdd(zero - sumRest, scale, remainder);
        rest = remainder * inverse;
        return scale;
    }

    /// <summary>The weighted gradient at a label, see <see cref="Peak{TSimd, TVector, T}.GradientAtLabel"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> GradientAtLabel(
        PeakSum<Vector512<double>> sum, Vector512<double> max, Vector512<double> logit, Vector512<double> exp, Vector512<double> scale, Vector512<double> scaleRest, Vector512<double> weight)
    {
        Vector512<double> zero = Vector512<double>.Zero;
        Vector512<double> others = MultiplyAdd(sum.Others, scale, MultiplyAdd(sum.Others, scaleRest, sum.OthersRest * scale));
        Vector512<double> difference = MultiplyAdd(exp, scale, MultiplyAdd(exp, scaleRest, zero - weight));
        return Vector512.ConditionalSelect(Vector512.Equals(logit, max), zero - others, difference);
    }
}
