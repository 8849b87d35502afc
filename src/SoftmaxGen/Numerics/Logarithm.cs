using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>The logarithm of 1 + ratio, right to the last places also where the ratio is tiny.</summary>
/// <remarks>
/// <para>
/// <c>1 + ratio = 2^k (1 + f)</c> with f from -1/4 to 1/2; <c>f</c> is computed from the ratio by one fused step, so
/// nothing of a small ratio is lost in the addition of 1, and the step to k = 1 at 1.5 instead of sqrt(2) leaves f exact
/// where it matters. Then <c>log(1 + ratio) = k ln 2 + log(1 + f)</c>, and with <c>s = f / (2 + f)</c>,
/// <c>log(1 + f) = 2 atanh(s) = f - f^2 / 2 + s (f^2 / 2 + R(s^2))</c>, R a minimax polynomial.
/// </para>
/// <para>
/// Domain: 0 to 2^31; NaN gives NaN, +0 gives +0. Single: at most 0.83 ulp over every float of the domain, monotone.
/// Double: 0.81 ulp on 10^8 numbers.
/// </para>
/// </remarks>
internal static class Logarithm
{
    /// <summary>Computes log(1 + ratio + rest).</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="rest">What rounding took off it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1P<TSimd, TVector, T>(TVector ratio, TVector rest)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector one = TSimd.Create(T.One);
        TVector inversePower = TSimd.InversePowerOfTwo(TSimd.Add(one, ratio), out TVector k);
        TVector f = TSimd.FusedMultiplyAdd(ratio, inversePower, TSimd.Subtract(inversePower, one));

        TVector s = TSimd.Divide(f, TSimd.Add(TSimd.Create(Constants<T>.Of(2.0)), f));
        TVector z = TSimd.Multiply(s, s);
        TVector polynomial = typeof(T) == typeof(float)
            ? SinglePolynomial<TSimd, TVector, T>(z)
            : DoublePolynomial<TSimd, TVector, T>(z);
        TVector half = TSimd.Multiply(TSimd.Create(Constants<T>.Of(0.5)), f);
        TVector correction = TSimd.FusedMultiplyAdd(
            s,
            TSimd.FusedMultiplyAdd(z, polynomial, TSimd.Multiply(half, f)),
            TSimd.Multiply(k, TSimd.Create(Constants<T>.Ln2Low)));
        correction = TSimd.FusedMultiplyAdd(TSimd.Subtract(TSimd.Create(T.Zero), half), f, correction);
        correction = TSimd.FusedMultiplyAdd(rest, inversePower, correction);
        return TSimd.FusedMultiplyAdd(k, TSimd.Create(Constants<T>.Ln2High), TSimd.Add(f, correction));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinglePolynomial<TSimd, TVector, T>(TVector z)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector sum = Step<TSimd, TVector, T>(TSimd.Create(Constants<T>.Of(0.3036315f)), z, 0.39957696f);
        return Step<TSimd, TVector, T>(sum, z, 0.6666695f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector DoublePolynomial<TSimd, TVector, T>(TVector z)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector sum = Step<TSimd, TVector, T>(TSimd.Create(Constants<T>.Of(0.13841270070335954)), z, 0.1317385233228809);
        sum = Step<TSimd, TVector, T>(sum, z, 0.15391097559223646);
        sum = Step<TSimd, TVector, T>(sum, z, 0.18181666288153547);
        sum = Step<TSimd, TVector, T>(sum, z, 0.2222222429026271);
        sum = Step<TSimd, TVector, T>(sum, z, 0.2857142855587397);
        sum = Step<TSimd, TVector, T>(sum, z, 0.4000000000005655);
        return Step<TSimd, TVector, T>(sum, z, 0.666666666666666);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Step<TSimd, TVector, T>(TVector sum, TVector z, double coefficient)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TSimd.FusedMultiplyAdd(sum, z, TSimd.Create(Constants<T>.Of(coefficient)));
}
