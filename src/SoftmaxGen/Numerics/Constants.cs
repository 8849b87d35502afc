using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Numerics;

/// <summary>The constants of the numeric contract for one element type; each folds to a literal when compiled.</summary>
internal static class Constants<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>1 / ln 2, rounded.</summary>
    public static T InverseLn2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(1.4426950408889634);
    }

    /// <summary>ln 2, rounded.</summary>
    public static T Ln2High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(0.6931471805599453);
    }

    public static T MinusLn2High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(-0.6931471805599453);
    }

    public static T MinusLn2Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(1.904654323148236e-09, -2.3190468138462996e-17);
    }

    /// <summary>1.5 * 2^mantissa bits: adding it rounds a smaller number to an integer.</summary>
    public static T RoundToInteger
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(12582912.0, 6755399441055744.0);
    }

    /// <summary><see cref="RoundToInteger"/>, the format's exponent bias (127, 1023), and the row's bias of 2^64 or 2^512.</summary>
    public static T RoundToBiasedExponent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(12582912.0 + 127 + 64, 6755399441055744.0 + 1023 + 512);
    }

    /// <summary>The row's bias, 2^64 or 2^512: no intermediate result is subnormal.</summary>
    public static T Bias
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(18446744073709551616.0, 1.3407807929942597e+154);
    }

    /// <summary>
    /// From here on a row is centred on its maximum: twice the distance (104, 745) below which an exponential is 0.
    /// </summary>
    public static T CenterThreshold
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(208.0, 1492.0);
    }

    /// <summary>
    /// Logits further below the maximum than this (some more than 104, 745) have probability 0, and add nothing to an entropy;
    /// others lie above <see cref="SoftmaxGen.CompilerServices.RowShift{TVector}.Floor"/>.
    /// </summary>
    public static T Reach
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(128.0, 1024.0);
    }

    /// <summary>
    /// Exponents this far below the maximum's are the least that are told apart: with the row's bias the power of two
    /// is still normal, and scaled by the row's sum it is 0.
    /// </summary>
    public static T ExponentsBelowMax
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Of(189.0, 1533.0);
    }

    /// <summary>The number nearest to <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(double value) =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : Unsafe.BitCast<double, T>(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Of(double single, double @double) =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)single) : Unsafe.BitCast<double, T>(@double);
}
