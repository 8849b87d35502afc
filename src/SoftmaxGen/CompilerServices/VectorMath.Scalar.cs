using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>One row, after its vectors have been reduced.</content>
public static partial class VectorMath
{
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
}
