using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>512-bit vectors. What a kernel calls once a class is written flat, for the JIT compiler inlines only so much.</content>
public static partial class VectorMath
{
    /// <summary>Prepares the exponentials of rows from their maxima.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="max">The largest logit of the row, in every lane; or of the row of each lane.</param>
    /// <returns>What the exponentials need.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<Vector512<T>> Shift<T>(Vector512<T> max)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Exponential.Shift<Simd512<T>, Vector512<T>, T>(max);

    /// <summary>Prepares the exponentials of one row from its maximum.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="max">The largest logit of the row.</param>
    /// <param name="maxes">The same in every lane.</param>
    /// <returns>What the exponentials need.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<Vector512<T>> Shift<T>(T max, Vector512<T> maxes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Exponential.Shift<Simd512<T>, Vector512<T>, T>(max, maxes);

    /// <summary>Computes exp(logits), with a factor that all terms of a row share.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="shift">The row's shift.</param>
    /// <returns>The exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, RowShift<Vector512<float>> shift) => Exponential.Exp(logits, shift);

    /// <summary>Computes <c>left * right + addend</c> with one rounding.</summary>
    /// <param name="left">A factor.</param>
    /// <param name="right">A factor.</param>
    /// <param name="addend">The term added.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FusedMultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) => FusedMultiply.MultiplyAdd(left, right, addend);

    /// <summary>Gets the larger of each two lanes; any of them when one is NaN.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The maxima.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) => NativeMax.Max(left, right);

    /// <summary>Begins a sum in about twice the precision of its terms.</summary>
    /// <param name="term">The first term.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Widen(Vector512<float> term) => WideSum512.Widen(term);

    /// <summary>Adds a term to a sum.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="term">The term.</param>
    /// <returns>The new sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Add(WideSum512<float> sum, Vector512<float> term) => WideSum512.Add(sum, term);

    /// <summary>Adds two sums.</summary>
    /// <param name="left">A sum.</param>
    /// <param name="right">A sum.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Add(WideSum512<float> left, WideSum512<float> right) => WideSum512.Add(left, right);

    /// <summary>Computes exp(logits), with a factor that all terms of a row share.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="shift">The row's shift.</param>
    /// <returns>The exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> logits, RowShift<Vector512<double>> shift) => Exponential.Exp(logits, shift);

    /// <summary>Computes <c>left * right + addend</c> with one rounding.</summary>
    /// <param name="left">A factor.</param>
    /// <param name="right">A factor.</param>
    /// <param name="addend">The term added.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FusedMultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) => FusedMultiply.MultiplyAdd(left, right, addend);

    /// <summary>Gets the larger of each two lanes; any of them when one is NaN.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The maxima.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> left, Vector512<double> right) => NativeMax.Max(left, right);

    /// <summary>Begins a sum in about twice the precision of its terms.</summary>
    /// <param name="term">The first term.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> Widen(Vector512<double> term) => WideSum512.Widen(term);

    /// <summary>Adds a term to a sum.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="term">The term.</param>
    /// <returns>The new sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> Add(WideSum512<double> sum, Vector512<double> term) => WideSum512.Add(sum, term);

    /// <summary>Adds two sums.</summary>
    /// <param name="left">A sum.</param>
    /// <param name="right">A sum.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> Add(WideSum512<double> left, WideSum512<double> right) => WideSum512.Add(left, right);

    /// <summary>Gets the largest lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="value">The lanes.</param>
    /// <returns>The largest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross<T>(Vector512<T> value)
        where T : unmanaged => Simd512<T>.MaxAcross(value);

    /// <summary>Counts the lanes that are equal.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="skip">How many lanes at the beginning do not count.</param>
    /// <param name="take">How many lanes at the beginning count.</param>
    /// <returns>The number of equal lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountEqual<T>(Vector512<T> left, Vector512<T> right, int skip = 0, int take = 16)
        where T : unmanaged => BitOperations.PopCount((Simd512<T>.EqualMask(left, right) & ((1u << take) - 1)) >> skip);

    /// <summary>Sets the maxima of rows apart from the sums of their other exponentials, a row a lane.</summary>
    /// <param name="max">The largest logits.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sums of the exponentials of the logits below the largest.</param>
    /// <returns>The sums, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<Vector512<float>> SetPeakApart(Vector512<float> max, Vector512<float> ties, WideSum512<float> below)
    {
        Vector512<float> sum = below.Round(out Vector512<float> rest);
        return FlatPeak.Sum(max, sum, rest, ties);
    }

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tail(PeakSum<Vector512<float>> sum) => FlatPeak.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials, 1 / sum.</summary>
    /// <param name="sum">The sums of the rows.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>The factor; NaN where a row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(WideSum512<float> sum, out Vector512<float> rest)
    {
        Vector512<float> rounded = sum.Round(out Vector512<float> sumRest);
        return FlatPeak.Scale(Vector512<float>.One, rounded, sumRest, out rest);
    }

    /// <summary>Gets the factor that makes weighted probabilities of exponentials, weights / sum.</summary>
    /// <param name="weights">The weights of the rows.</param>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>The factor.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> weights, PeakSum<Vector512<float>> sum, out Vector512<float> rest)
    {
        Vector512<float> total = FlatPeak.Total(sum, out Vector512<float> totalRest);
        return FlatPeak.Scale(weights, total, totalRest, out rest);
    }

    /// <summary>Computes the weighted gradients at the labels of rows, a row a lane.</summary>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="max">The largest logits.</param>
    /// <param name="logit">The logits of the labels.</param>
    /// <param name="exp">The exponentials of the labels.</param>
    /// <param name="scale">The factor of the rows.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <param name="weights">The weights of the rows.</param>
    /// <returns>The gradients.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GradientAtLabel(
        PeakSum<Vector512<float>> sum, Vector512<float> max, Vector512<float> logit, Vector512<float> exp, Vector512<float> scale, Vector512<float> scaleRest, Vector512<float> weights) =>
        FlatPeak.GradientAtLabel(sum, max, logit, exp, scale, scaleRest, weights);

    /// <summary>Sets the maxima of rows apart from the sums of their other exponentials, a row a lane.</summary>
    /// <param name="max">The largest logits.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sums of the exponentials of the logits below the largest.</param>
    /// <returns>The sums, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<Vector512<double>> SetPeakApart(Vector512<double> max, Vector512<double> ties, WideSum512<double> below)
    {
        Vector512<double> sum = below.Round(out Vector512<double> rest);
        return FlatPeak.Sum(max, sum, rest, ties);
    }

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tail(PeakSum<Vector512<double>> sum) => FlatPeak.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials, 1 / sum.</summary>
    /// <param name="sum">The sums of the rows.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>The factor; NaN where a row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(WideSum512<double> sum, out Vector512<double> rest)
    {
        Vector512<double> rounded = sum.Round(out Vector512<double> sumRest);
        return FlatPeak.Scale(Vector512<double>.One, rounded, sumRest, out rest);
    }

    /// <summary>Gets the factor that makes weighted probabilities of exponentials, weights / sum.</summary>
    /// <param name="weights">The weights of the rows.</param>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>The factor.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> weights, PeakSum<Vector512<double>> sum, out Vector512<double> rest)
    {
        Vector512<double> total = FlatPeak.Total(sum, out Vector512<double> totalRest);
        return FlatPeak.Scale(weights, total, totalRest, out rest);
    }

    /// <summary>Computes the weighted gradients at the labels of rows, a row a lane.</summary>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="max">The largest logits.</param>
    /// <param name="logit">The logits of the labels.</param>
    /// <param name="exp">The exponentials of the labels.</param>
    /// <param name="scale">The factor of the rows.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <param name="weights">The weights of the rows.</param>
    /// <returns>The gradients.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> GradientAtLabel(
        PeakSum<Vector512<double>> sum, Vector512<double> max, Vector512<double> logit, Vector512<double> exp, Vector512<double> scale, Vector512<double> scaleRest, Vector512<double> weights) =>
        FlatPeak.GradientAtLabel(sum, max, logit, exp, scale, scaleRest, weights);

    /// <summary>Whether the results of all rows are numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scale">The factors of the rows.</param>
    /// <returns>Whether no lane is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllNumbers<T>(Vector512<T> scale)
        where T : unmanaged => Vector512.EqualsAll(scale, scale);

    /// <summary>Whether the results of all rows are numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>Whether no lane is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllNumbers<T>(PeakSum<Vector512<T>> sum)
        where T : unmanaged => Vector512.EqualsAll(sum.Others, sum.Others);
}
