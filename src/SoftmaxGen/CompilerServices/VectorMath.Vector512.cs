using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>512-bit vectors.</content>
public static partial class VectorMath
{
    /// <summary>Prepares the exponentials of rows from their maxima.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="max">The largest logit of the row, in every lane; or of the row of each lane.</param>
    /// <returns>What <see cref="Exp{T}(Vector512{T}, RowShift{Vector512{T}})"/> needs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<Vector512<T>> Shift<T>(Vector512<T> max)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Exponential.Shift<Simd512<T>, Vector512<T>, T>(max);

    /// <summary>Computes exp(logits), with a factor that all terms of a row share.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits.</param>
    /// <param name="shift">The row's shift.</param>
    /// <returns>The exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp<T>(Vector512<T> logits, RowShift<Vector512<T>> shift)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Exponential.Exp<Simd512<T>, Vector512<T>, T>(logits, shift);

    /// <summary>Sets the maxima of rows apart from the sums of their other exponentials, a row a lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="max">The largest logits.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sums of the exponentials of the logits below the largest.</param>
    /// <returns>The sums, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<Vector512<T>> SetPeakApart<T>(Vector512<T> max, Vector512<T> ties, WideSum512<T> below)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> sum = below.Round(out Vector512<T> rest);
        return Peak<Simd512<T>, Vector512<T>, T>.Sum(max, sum, rest, ties);
    }

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tail<T>(PeakSum<Vector512<T>> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Peak<Simd512<T>, Vector512<T>, T>.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sums of the rows.</param>
    /// <returns>1 / sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalePair<Vector512<T>> Scale<T>(WideSum512<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> rounded = sum.Round(out Vector512<T> rest);
        return Peak<Simd512<T>, Vector512<T>, T>.Scale(Vector512<T>.One, rounded, rest);
    }

    /// <summary>Gets the factor that makes weighted probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The weights of the rows.</param>
    /// <param name="sum">The sums of the rows.</param>
    /// <returns>weights / sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalePair<Vector512<T>> Scale<T>(Vector512<T> weights, PeakSum<Vector512<T>> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> total = Peak<Simd512<T>, Vector512<T>, T>.Total(sum, out Vector512<T> rest);
        return Peak<Simd512<T>, Vector512<T>, T>.Scale(weights, total, rest);
    }

    /// <summary>Multiplies exponentials by the factor of their rows, rounded once.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="exp">The exponentials.</param>
    /// <param name="scale">The factor.</param>
    /// <returns>The probabilities, weighted if the factor is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply<T>(Vector512<T> exp, ScalePair<Vector512<T>> scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Peak<Simd512<T>, Vector512<T>, T>.Multiply(exp, scale);

    /// <summary>Computes the weighted gradients at the labels of rows, a row a lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <param name="max">The largest logits.</param>
    /// <param name="logit">The logits of the labels.</param>
    /// <param name="exp">The exponentials of the labels.</param>
    /// <param name="scale">The factor of the rows.</param>
    /// <param name="weights">The weights of the rows.</param>
    /// <returns>The gradients.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GradientAtLabel<T>(
        PeakSum<Vector512<T>> sum, Vector512<T> max, Vector512<T> logit, Vector512<T> exp, ScalePair<Vector512<T>> scale, Vector512<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Peak<Simd512<T>, Vector512<T>, T>.GradientAtLabel(sum, max, logit, exp, scale, weights);

    /// <summary>Whether the results of a row are numbers, for every lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scale">The factor of the rows.</param>
    /// <returns>Whether no lane is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllNumbers<T>(ScalePair<Vector512<T>> scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.EqualsAll(scale.Rest, scale.Rest);

    /// <summary>Whether the results of a row are numbers, for every lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sums, the maximum apart.</param>
    /// <returns>Whether no lane is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllNumbers<T>(PeakSum<Vector512<T>> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.EqualsAll(sum.Others, sum.Others);

    /// <summary>Gets the larger of each two lanes; any of them when one is NaN.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The maxima.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged => Simd512<T>.Max(left, right);

    /// <summary>Gets the largest lane.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="value">The lanes.</param>
    /// <returns>The largest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross<T>(Vector512<T> value)
        where T : unmanaged => Simd512<T>.MaxAcross(value);

    /// <summary>Gets the exponentials of the logits below the maximum, and +0 for those that equal it.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits.</param>
    /// <param name="max">The largest logit of the row.</param>
    /// <param name="exp">The exponentials of the logits.</param>
    /// <returns>The exponentials without the peak.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Below<T>(Vector512<T> logits, Vector512<T> max, Vector512<T> exp)
        where T : unmanaged => Simd512<T>.WhereEqual(logits, max, Vector512<T>.Zero, exp);

    /// <summary>Gets 1 where the lanes are equal, else 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The ones and zeros.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> OneWhereEqual<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged => Simd512<T>.WhereEqual(left, right, Vector512<T>.One, Vector512<T>.Zero);

    /// <summary>Gets <paramref name="ifEqual"/> in the lanes where the class is the label, else <paramref name="otherwise"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="labels">The classes of the rows, as numbers.</param>
    /// <param name="label">The class to find.</param>
    /// <param name="ifEqual">What its rows get.</param>
    /// <param name="otherwise">What the other rows keep.</param>
    /// <returns>The one or the other.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WhereLabel<T>(Vector512<T> labels, T label, Vector512<T> ifEqual, Vector512<T> otherwise)
        where T : unmanaged => Simd512<T>.WhereEqual(labels, Vector512.Create(label), ifEqual, otherwise);

    /// <summary>Counts the lanes that are equal, among the last of a vector.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="skip">How many lanes at the beginning do not count.</param>
    /// <returns>The number of equal lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountEqual<T>(Vector512<T> left, Vector512<T> right, int skip = 0)
        where T : unmanaged => BitOperations.PopCount(Simd512<T>.EqualMask(left, right) >> skip);

    /// <summary>Multiplies the exponentials of one row by its factor, rounded once.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="exp">The exponentials.</param>
    /// <param name="scale">The factor.</param>
    /// <returns>The probabilities, weighted if the factor is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply<T>(Vector512<T> exp, ScalePair<T> scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Peak<Simd512<T>, Vector512<T>, T>.Multiply(exp, new(Vector512.Create(scale.Scale), Vector512.Create(scale.Rest)));
}
