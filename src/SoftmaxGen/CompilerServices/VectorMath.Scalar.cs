using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>One row, after its vectors have been reduced.</content>
public static partial class VectorMath
{
    /// <summary>Sets the maximum of a row apart from the sum of its other exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="max">The largest logit.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sum of the exponentials of the logits below the largest.</param>
    /// <param name="rest">What rounding took off the sum.</param>
    /// <returns>The sum, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<T> SetPeakApart<T>(T max, int ties, T below, T rest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Peak<Scalar<T>, T, T>.Sum(max, below, rest, T.CreateTruncating(ties));

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <returns>The logarithm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tail<T>(PeakSum<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Peak<Scalar<T>, T, T>.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum of the exponentials.</param>
    /// <param name="sumRest">What rounding took off the sum.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>1 / sum; NaN when the row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(T sum, T sumRest, out T rest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Peak<Scalar<T>, T, T>.Scale(T.One, sum, sumRest, out rest);

    /// <summary>Gets the factor that makes weighted probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weight">The weight of the row.</param>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>weight / sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(T weight, PeakSum<T> sum, out T rest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T total = Peak<Scalar<T>, T, T>.Total(sum, out T totalRest);
        return Peak<Scalar<T>, T, T>.Scale(weight, total, totalRest, out rest);
    }

    /// <summary>Computes the weighted gradient at the label of a row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <param name="max">The largest logit.</param>
    /// <param name="logit">The logit of the label.</param>
    /// <param name="scale">The factor of the row.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <param name="weight">The weight of the row.</param>
    /// <returns>The gradient.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GradientAtLabel<T>(PeakSum<T> sum, T max, T logit, T scale, T scaleRest, T weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T exp = logit == max
            ? sum.Peak
            : Exponential.Exp<Scalar<T>, T, T>(logit, Exponential.Shift<Scalar<T>, T, T>(max));
        return Peak<Scalar<T>, T, T>.GradientAtLabel(sum, max, logit, exp, scale, scaleRest, weight);
    }

    /// <summary>Whether the results of a row are numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <returns>Whether they are not NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumber<T>(PeakSum<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => !T.IsNaN(sum.Others);
}
