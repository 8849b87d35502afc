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

    /// <summary>Whether the logits of a row lie so far from 0, or so far apart, that <c>IntoRange</c> must bring them nearer.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="maxes">The largest logit of the row, in every lane.</param>
    /// <param name="mins">The least in one of the lanes.</param>
    /// <returns>Whether they do.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOutOfRange<T>(Vector512<T> maxes, Vector512<T> mins)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Exponential.IsOutOfRange(maxes, mins);

    /// <summary>Brings logits of a row nearer to 0 and to each other, without a change of their exponentials relative to the row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits.</param>
    /// <param name="shift">The row's shift.</param>
    /// <returns>The logits in range.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> IntoRange<T>(Vector512<T> logits, RowShift<Vector512<T>> shift)
        where T : unmanaged => Exponential.IntoRange<Simd512<T>, Vector512<T>, T>(logits, shift);

    /// <summary>Gets what a row in range subtracts from the exponents of its exponentials.</summary>
    /// <param name="max">The largest logit of the row, in every lane.</param>
    /// <returns>The exponent.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Exponent(Vector512<float> max) => Exponential.Exponent(max);

    /// <summary>Gets what a row in range subtracts from the exponents of its exponentials.</summary>
    /// <param name="max">The largest logit of the row, in every lane.</param>
    /// <returns>The exponent.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Exponent(Vector512<double> max) => Exponential.Exponent(max);

    /// <summary>Computes exp(logits) of a row in range, with a factor that all its terms share.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="exponent">The row's exponent.</param>
    /// <returns>The exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, Vector512<int> exponent) => Exponential.Exp(logits, exponent);

    /// <summary>Computes exp(logits) of a row in range, with a factor that all its terms share.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="exponent">The row's exponent.</param>
    /// <param name="lessOne">Receives the exponentials, less 1 and without their powers of two, before their last rounding.</param>
    /// <returns>The exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, Vector512<int> exponent, out Vector512<float> lessOne) =>
        Exponential.Exp(logits, exponent, out lessOne);

    /// <summary>Computes exp(logits) of a row in range, with a factor that all its terms share.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="exponent">The row's exponent.</param>
    /// <returns>The exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> logits, Vector512<long> exponent) => Exponential.Exp(logits, exponent);

    /// <summary>Gets the smaller of each two lanes; any of them when one is NaN.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The minima.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) => NativeMin.Min(left, right);

    /// <summary>Gets the smaller of each two lanes; any of them when one is NaN.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The minima.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> left, Vector512<double> right) => NativeMin.Min(left, right);

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

    /// <summary>Multiplies by a factor of two parts, <c>value * factor + value * factorRest</c>; the last product is rounded before the sum is.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="factorRest">What rounding took off the factor.</param>
    /// <returns>The products.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> value, Vector512<float> factor, Vector512<float> factorRest) => FusedMultiply.Multiply(value, factor, factorRest);

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

    /// <summary>Multiplies by a factor of two parts, <c>value * factor + value * factorRest</c>; the last product is rounded before the sum is.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="factorRest">What rounding took off the factor.</param>
    /// <returns>The products.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> value, Vector512<double> factor, Vector512<double> factorRest) => FusedMultiply.MultiplyAdd(value, factor, value * factorRest);

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

    /// <summary>Sets the maximum of a row of one vector apart from the sum of its other exponentials.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="max">The largest, in every lane.</param>
    /// <param name="lessOne">What their exponentials gave.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sum of the exponentials of the logits below the largest.</param>
    /// <returns>The sum, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<float>> SetPeakApart(
        Vector512<float> logits, Vector512<float> max, Vector512<float> lessOne, int ties, WideSum<float> below) =>
        SetPeakApart(LaneMove.At(lessOne, BitOperations.TrailingZeroCount(Simd512<float>.EqualMask(logits, max))), 0, ties, below);

    /// <summary>Sets the maxima of rows apart from the sums of their other exponentials, a row a lane.</summary>
    /// <param name="max">The largest logits.</param>
    /// <param name="shift">The shift of the rows.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sums of the exponentials of the logits below the largest.</param>
    /// <returns>The sums, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum512<float>> SetPeakApart(
        Vector512<float> max, RowShift<Vector512<float>> shift, Vector512<float> ties, WideSum512<float> below) =>
        SinglePeak.SetApart(Exponential.ExpOfMaxLessOne(max, shift), below, ties);

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tail(PeakSum<WideSum512<float>> sum) => SinglePeak.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials, 1 / sum.</summary>
    /// <param name="sum">The sums of the rows.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>The factor; NaN where a row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(WideSum512<float> sum, out Vector512<float> rest) => SinglePeak.Scale(Vector512<float>.One, sum, out rest);

    /// <summary>Gets the factor that makes weighted probabilities of exponentials, weights / sum.</summary>
    /// <param name="weights">The weights of the rows.</param>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <param name="others">Receives the weighted probabilities of all classes but those with the largest logits.</param>
    /// <returns>The factor.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(Vector512<float> weights, PeakSum<WideSum512<float>> sum, out Vector512<float> rest, out Vector512<float> others) =>
        SinglePeak.Scale(weights, sum, out rest, out others);

    /// <summary>Sets the maxima of rows apart from the sums of their other exponentials, a row a lane.</summary>
    /// <param name="max">The largest logits.</param>
    /// <param name="shift">The shift of the rows.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sums of the exponentials of the logits below the largest.</param>
    /// <returns>The sums, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum512<double>> SetPeakApart(
        Vector512<double> max, RowShift<Vector512<double>> shift, Vector512<double> ties, WideSum512<double> below)
    {
        Vector512<double> lessOne = Exponential.ExpOfMaxLessOne(max, shift, out Vector512<double> rest);
        return DoublePeak.SetApart(lessOne, rest, below, ties);
    }

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tail(PeakSum<WideSum512<double>> sum) => DoublePeak.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials, 1 / sum.</summary>
    /// <param name="sum">The sums of the rows.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>The factor; NaN where a row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(WideSum512<double> sum, out Vector512<double> rest) => DoublePeak.Scale(Vector512<double>.One, sum, out rest);

    /// <summary>Gets the factor that makes weighted probabilities of exponentials, weights / sum.</summary>
    /// <param name="weights">The weights of the rows.</param>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <param name="others">Receives the weighted probabilities of all classes but those with the largest logits.</param>
    /// <returns>The factor.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scale(Vector512<double> weights, PeakSum<WideSum512<double>> sum, out Vector512<double> rest, out Vector512<double> others) =>
        DoublePeak.Scale(weights, sum, out rest, out others);

    /// <summary>Computes the weighted gradients at the labels of rows, a row a lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="others">The weighted probabilities of all classes but those with the largest logits.</param>
    /// <param name="max">The largest logits.</param>
    /// <param name="logit">The logits of the labels.</param>
    /// <param name="exp">The exponentials of the labels.</param>
    /// <param name="scale">The factor of the rows.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <param name="weights">The weights of the rows.</param>
    /// <returns>The gradients.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GradientAtLabel<T>(
        Vector512<T> others, Vector512<T> max, Vector512<T> logit, Vector512<T> exp, Vector512<T> scale, Vector512<T> scaleRest, Vector512<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Peak<Simd512<T>, Vector512<T>, T>.GradientAtLabel(others, max, logit, exp, scale, scaleRest, weights);

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
    public static bool IsAllNumbers<T>(PeakSum<WideSum512<T>> sum)
        where T : unmanaged
    {
        // NaN in either makes a NaN of the sum; none of them is infinite.
        Vector512<double> others = sum.Others.First + sum.Others.Second;
        return Vector512.EqualsAll(others, others);
    }
}
