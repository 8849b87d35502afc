using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>
/// The exponential of logits times an inverse temperature b, relative to the row. The product b x is exact as the sum of two
/// numbers (a fused step gives what rounding takes off it), so nothing is lost before the reduction, and the bounds are those of
/// the exponential without a temperature.
/// </content>
internal static partial class Exponential
{
    /// <summary>Builds the shift of rows from their maxima, a row a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<TVector> TemperedShift<TSimd, TVector, T>(TVector max, T inverseTemperature)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector factor = TSimd.Create(inverseTemperature);
        TVector center = TemperedCenter<TSimd, TVector, T>(max, factor);
        TVector maxExponent = NearestExponent<TSimd, TVector, T>(TSimd.Multiply(TSimd.Subtract(max, center), factor));
        TVector floor = TSimd.Multiply(
            TSimd.Subtract(maxExponent, TSimd.Create(Constants<T>.ExponentsBelowMax)), TSimd.Create(Constants<T>.Ln2High));
        return new(
            center,
            TSimd.Subtract(TSimd.Create(Constants<T>.RoundToBiasedExponent), maxExponent),
            TSimd.Divide(floor, factor),
            factor);
    }

    /// <summary>Computes <c>exp(b logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector TemperedExp<TSimd, TVector, T>(TVector logits, RowShift<TVector> shift)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector centered = TSimd.Max(shift.Floor, TSimd.Subtract(logits, shift.Center));
        TVector x = TSimd.Multiply(centered, shift.InverseTemperature);
        TVector xRest = TSimd.FusedMultiplyAdd(centered, shift.InverseTemperature, TSimd.Subtract(TSimd.Create(T.Zero), x));

        TVector biased = TSimd.FusedMultiplyAdd(x, TSimd.Create(Constants<T>.InverseLn2), shift.Magic);
        TVector n = TSimd.Subtract(biased, shift.Magic);
        TVector r = TSimd.FusedMultiplyAdd(n, TSimd.Create(Constants<T>.MinusLn2High), x);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(Constants<T>.MinusLn2Low), TSimd.Add(r, xRest));

        TVector q = Polynomial<TSimd, TVector, T>(r);
        TVector powerOfTwo = TSimd.ShiftIntoExponent(biased);
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(TSimd.Multiply(r, r), q, r), powerOfTwo, powerOfTwo);
    }

    /// <summary>The maximum where it is so large that subtracting it is exact, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector TemperedCenter<TSimd, TVector, T>(TVector max, TVector factor)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TSimd.WhereGreaterOrEqual(
            TSimd.Multiply(TSimd.Abs(max), factor), TSimd.Create(Constants<T>.CenterThreshold), max);
}
