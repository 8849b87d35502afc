using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>One row, after its vectors have been reduced.</content>
/// <remarks>
/// A number is the first lane of a vector here, though no use is made of the others: vectors select where scalars branch,
/// on what no processor can predict, and numbers need not go through the integer registers for their bits.
/// </remarks>
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
        First(Peak<Simd128<T>, Vector128<T>, T>.Sum(Lane(max), Lane(below), Lane(rest), Lane(T.CreateTruncating(ties))));

    /// <summary>Computes log(1 + others / peak), the log-sum-exp above the maximum.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <returns>The logarithm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tail<T>(PeakSum<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Peak<Simd128<T>, Vector128<T>, T>.Tail(Lanes(sum)).ToScalar();

    /// <summary>Gets the factor that makes probabilities of exponentials.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum of the exponentials.</param>
    /// <param name="sumRest">What rounding took off the sum.</param>
    /// <param name="rest">Receives what rounding takes off the factor.</param>
    /// <returns>1 / sum; NaN when the row is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(T sum, T sumRest, out T rest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector128<T> scale = Peak<Simd128<T>, Vector128<T>, T>.Scale(Lane(T.One), Lane(sum), Lane(sumRest), out Vector128<T> scaleRest);
        rest = scaleRest.ToScalar();
        return scale.ToScalar();
    }

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
        Vector128<T> total = Peak<Simd128<T>, Vector128<T>, T>.Total(Lanes(sum), out Vector128<T> totalRest);
        Vector128<T> scale = Peak<Simd128<T>, Vector128<T>, T>.Scale(Lane(weight), total, totalRest, out Vector128<T> scaleRest);
        rest = scaleRest.ToScalar();
        return scale.ToScalar();
    }

    /// <summary>Computes the weighted gradient at the label of a row, where the label is the largest logit.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <param name="scale">The factor of the row.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <returns>Minus the probability of all other classes, which does not cancel as it approaches 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GradientAtMax<T>(PeakSum<T> sum, T scale, T scaleRest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (Vector128<T>.Zero - Peak<Simd128<T>, Vector128<T>, T>.Others(Lanes(sum), Lane(scale), Lane(scaleRest))).ToScalar();

    /// <summary>Whether the results of a row are numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sum">The sum, the maximum apart.</param>
    /// <returns>Whether they are not NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumber<T>(PeakSum<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => !T.IsNaN(sum.Others);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Lane<T>(T value)
        where T : unmanaged => Vector128.CreateScalarUnsafe(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PeakSum<Vector128<T>> Lanes<T>(PeakSum<T> sum)
        where T : unmanaged => new(Lane(sum.Peak), Lane(sum.PeakRest), Lane(sum.Others), Lane(sum.OthersRest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PeakSum<T> First<T>(PeakSum<Vector128<T>> sum)
        where T : unmanaged =>
        new(sum.Peak.ToScalar(), sum.PeakRest.ToScalar(), sum.Others.ToScalar(), sum.OthersRest.ToScalar());
}
