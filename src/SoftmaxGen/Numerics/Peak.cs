using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>What follows from the exponentials of a row with the maximum apart, see <see cref="PeakSum{TVector}"/>.</summary>
/// <remarks>
/// With ratio = others / peak and tail = log(1 + ratio), log-sum-exp = max + tail and the loss of a label is
/// (max - logit) + tail: two terms that are not negative, so nothing cancels, and a loss is 0 only where the exact one is
/// too small for the format. The gradient at the label, a - 1, would cancel as a approaches 1; where the label is
/// the maximum it is minus the sum of the other probabilities instead, elsewhere a is at most 1/2.
/// </remarks>
internal static class Peak<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sets the maximum apart from the sum of the exponentials below it.</summary>
    /// <param name="max">The row's maximum.</param>
    /// <param name="below">The sum of the exponentials of all elements below the maximum.</param>
    /// <param name="belowRest">What rounding took off the sum.</param>
    /// <param name="ties">How many elements equal the maximum.</param>
    /// <param name="inverseTemperature">The factor of the elements, for a width of vector that has one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<TVector> Sum(
        TVector max, TVector below, TVector belowRest, TVector ties, T inverseTemperature = default)
    {
        TVector peak = Exponential.ExpOfMax<TSimd, TVector, T>(max, out TVector peakRest, inverseTemperature);
        TVector furtherPeaks = TSimd.Subtract(ties, TSimd.Create(T.One));
        TVector sum = TSimd.FusedMultiplyAdd(furtherPeaks, peak, below);
        TVector rest = TSimd.FusedMultiplyAdd(furtherPeaks, peakRest, belowRest);
        TVector others = TSimd.Add(sum, rest);
        return new(peak, peakRest, others, TSimd.Add(TSimd.Subtract(sum, others), rest));
    }

    /// <summary>The sum of all exponentials: NaN when the row has a NaN or no finite maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Total(PeakSum<TVector> sum, out TVector rest)
    {
        TVector total = TSimd.Add(sum.Others, sum.Peak);
        TVector added = TSimd.Subtract(total, sum.Others);
        TVector error = TSimd.Add(TSimd.Subtract(sum.Others, TSimd.Subtract(total, added)), TSimd.Subtract(sum.Peak, added));
        TVector small = TSimd.Add(error, TSimd.Add(sum.OthersRest, sum.PeakRest));
        TVector rounded = TSimd.Add(total, small);
        rest = TSimd.Add(TSimd.Subtract(total, rounded), small);
        return rounded;
    }

    /// <summary>log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tail(PeakSum<TVector> sum)
    {
        TVector inverse = TSimd.Divide(TSimd.Create(T.One), sum.Peak);
        TVector quotient = TSimd.Multiply(sum.Others, inverse);
        TVector zero = TSimd.Create(T.Zero);
        TVector remainder = TSimd.Add(
            TSimd.FusedMultiplyAdd(TSimd.Subtract(zero, sum.Peak), quotient, sum.Others), sum.OthersRest);
        remainder = TSimd.FusedMultiplyAdd(TSimd.Subtract(zero, sum.PeakRest), quotient, remainder);
        TVector correction = TSimd.Multiply(remainder, inverse);
        TVector ratio = TSimd.Add(quotient, correction);
        return Logarithm.Log1P<TSimd, TVector, T>(ratio, TSimd.Add(TSimd.Subtract(quotient, ratio), correction));
    }

    /// <summary>The factor that makes weighted probabilities of exponentials: weight / (sum + sumRest).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(TVector weight, TVector sum, TVector sumRest, out TVector rest)
    {
        TVector zero = TSimd.Create(T.Zero);
        TVector inverse = TSimd.Divide(TSimd.Create(T.One), sum);
        TVector scale = TSimd.Multiply(weight, inverse);
        TVector remainder = TSimd.FusedMultiplyAdd(TSimd.Subtract(zero, sum), scale, weight);
        remainder = TSimd.FusedMultiplyAdd(TSimd.Subtract(zero, sumRest), scale, remainder);
        rest = TSimd.Multiply(remainder, inverse);
        return scale;
    }

    /// <summary>An exponential times the factor, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector exp, TVector scale, TVector scaleRest) =>
        TSimd.FusedMultiplyAdd(exp, scale, TSimd.Multiply(exp, scaleRest));

    /// <summary>A sum of two parts times the factor, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector sum, TVector sumRest, TVector scale, TVector scaleRest) => TSimd.FusedMultiplyAdd(
        sum, scale, TSimd.FusedMultiplyAdd(sum, scaleRest, TSimd.Multiply(sumRest, scale)));

    /// <summary>The weighted probability of all elements but one that equals the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Others(PeakSum<TVector> sum, TVector scale, TVector scaleRest) =>
        Multiply(sum.Others, sum.OthersRest, scale, scaleRest);

    /// <summary>The weighted gradient at a label.</summary>
    /// <param name="sum">The row's sum.</param>
    /// <param name="max">The row's maximum.</param>
    /// <param name="logit">The label's logit.</param>
    /// <param name="exp">The label's exponential.</param>
    /// <param name="scale">The row's factor.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <param name="weight">The row's weight.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GradientAtLabel(
        PeakSum<TVector> sum, TVector max, TVector logit, TVector exp, TVector scale, TVector scaleRest, TVector weight)
    {
        TVector zero = TSimd.Create(T.Zero);
        TVector others = Others(sum, scale, scaleRest);
        TVector difference = TSimd.FusedMultiplyAdd(
            exp, scale, TSimd.FusedMultiplyAdd(exp, scaleRest, TSimd.Subtract(zero, weight)));
        return TSimd.WhereEqual(logit, max, TSimd.Subtract(zero, others), difference);
    }
}
