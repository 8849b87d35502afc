using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>One row, after its vectors have been reduced.</content>
public static partial class VectorMath
{
    /// <summary>Sets the maximum of a row in range apart from the sum of its other exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="max">The largest logit.</param>
    /// <param name="ties">How many logits equal the largest.</param>
    /// <param name="below">The sum of the exponentials of the logits below the largest.</param>
    /// <returns>The sum, the maximum apart.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<T>> SetPeakApart<T>(T max, int ties, WideSum<T> below)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T lessOne = Exponential.ExpOfMaxLessOne<Scalar<T>, T, T>(max, out T rest);
        return SetPeakApart(lessOne, rest, ties, below);
    }

    /// <summary>Adds the first two lanes.</summary>
    /// <param name="terms">The lanes.</param>
    /// <returns>The sum, in twice the precision of its terms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum<float> SumOfTwo(Vector128<float> terms)
    {
        Vector128<double> wide = Vector128.WidenLower(terms);
        return new(wide.ToScalar() + wide.GetElement(1));
    }

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <returns>The logarithm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tail<T>(PeakSum<WideSum<T>> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Scalar<T>.Tail(sum);

    /// <summary>Gets the factor that makes probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum of the exponentials.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>1 / sum; NaN when the row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(WideSum<T> sum, out T rest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Scalar<T>.Scale(T.One, sum, out rest);

    /// <summary>Gets the factor that makes weighted probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weight">The weight of the row.</param>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <param name="others">Receives the weighted probability of all classes but the one with the largest logit.</param>
    /// <returns>weight / sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(T weight, PeakSum<WideSum<T>> sum, out T rest, out T others)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Scalar<T>.Scale(weight, sum, out rest, out others);

    /// <summary>Whether the results of a row are numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum of the exponentials.</param>
    /// <returns>Whether they are not NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumber<T>(WideSum<T> sum)
        where T : unmanaged => !sum.IsNaN;

    /// <summary>Whether the results of a row are numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <returns>Whether they are not NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumber<T>(PeakSum<WideSum<T>> sum)
        where T : unmanaged => !sum.Others.IsNaN;

    /// <remarks>Ties are rare, and where a row is not a number, the sum below its maximum is none.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PeakSum<WideSum<T>> SetPeakApart<T>(T lessOne, T rest, int ties, WideSum<T> below)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) && ties <= 1
            ? Unsafe.BitCast<PeakSum<WideSum<float>>, PeakSum<WideSum<T>>>(SinglePeak.SetApart(
                Unsafe.BitCast<T, float>(lessOne), Unsafe.BitCast<WideSum<T>, WideSum<float>>(below)))
            : Scalar<T>.SetApart(lessOne, rest, below, T.CreateTruncating(ties));
}
