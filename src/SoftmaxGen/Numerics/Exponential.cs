using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>The exponential of the logits of a row, relative to the row's maximum, without rounding the difference.</summary>
/// <remarks>
/// <para>
/// <c>x - max</c> in floating point costs up to 64 ulp of the result, so it is not formed. With <c>n</c> the integer
/// nearest to <c>x / ln 2</c>, Cody and Waite's reduction <c>r = x - n ln 2</c> (two fused steps, the first exact)
/// is applied to the logit itself, and the maximum enters as the integer <c>nmax</c> nearest to <c>max / ln 2</c>,
/// subtracted from the exponent: the result is <c>exp(x) 2^(Bias - nmax)</c>. Every term of a row has the same
/// factor, so it cancels in a probability. From <see cref="Constants{T}.CenterThreshold"/> on the maximum is subtracted after all:
/// every logit that contributes then lies within a factor of 2 of it and the difference is exact (Sterbenz).
/// </para>
/// <para>
/// A row whose logits lie near 0 and near one another, as most do, is in range: its logits are reduced as they are, before
/// the maximum is known, and only the exponents wait for it. n is the same: no logit over ln 2 lies halfway between two
/// integers, where it would depend on what is added to round it.
/// </para>
/// <para>
/// Adding <c>Magic</c> rounds to an integer and leaves <c>n - nmax + Bias</c> plus the exponent bias in the low
/// bits of the sum: shifted into the exponent field they are the power of two to multiply by. <c>Bias</c> keeps every
/// intermediate result normal; the row's final scaling rounds into the subnormal numbers, once.
/// </para>
/// <para>
/// The polynomials minimise the relative error of exp over [-ln 2 / 2, ln 2 / 2] with coefficients that are numbers of
/// the format (N. Brisebarre, S. Chevillard, Efficient polynomial L-infinity approximations, 2007), the single one
/// refined by a search over its neighbours. They enter as 1 + (r + r^2 q): Horner's 1 + r (1 + r q) is as exact, but not
/// monotone.
/// </para>
/// <para>
/// Domain: all numbers; NaN gives NaN, and a row whose maximum is infinite gives NaN. Single: at most 0.996 ulp over
/// every float from -208 to 208, monotone. Double: 1.001 ulp on 2 * 10^8 numbers from -1492 to 1492. exp(0) is exactly 1.
/// </para>
/// </remarks>
internal static partial class Exponential
{
    // The constants of the same names, which are generic and so cost the JIT compiler calls to inline.
    private const float SingleInverseLn2 = (float)1.4426950408889634;
    private const float SingleMinusLn2High = (float)-0.6931471805599453;
    private const float SingleMinusLn2Low = (float)1.904654323148236e-09;

    private const float SingleRoundToInteger = (float)12582912.0;
    private const int SingleBiases = 127 + 64;
    private const float SingleRoundToBiasedExponent = SingleRoundToInteger + SingleBiases;

    private const double DoubleInverseLn2 = 1.4426950408889634;
    private const double DoubleMinusLn2High = -0.6931471805599453;
    private const double DoubleMinusLn2Low = -2.3190468138462996e-17;

    private const double DoubleRoundToInteger = 6755399441055744.0;
    private const long DoubleBiases = 1023 + 512;
    private const double DoubleRoundToBiasedExponent = DoubleRoundToInteger + DoubleBiases;

    // The coefficients of q, by the power of r in 1 + r + r^2 q.
    private const float Single2 = 0.4999999f;
    private const float Single3 = 0.16666475f;
    private const float Single4 = 0.04166893f;
    private const float Single5 = 0.008373153f;
    private const float Single6 = 0.0013795177f;

    private const double Double2 = 0.5000000000000011;
    private const double Double3 = 0.16666666666666424;
    private const double Double4 = 0.04166666666652703;
    private const double Double5 = 0.008333333333487042;
    private const double Double6 = 0.0013888888944319463;
    private const double Double7 = 0.00019841269522508965;
    private const double Double8 = 2.4801492475252627e-05;
    private const double Double9 = 2.755757223451799e-06;
    private const double Double10 = 2.763044758802354e-07;
    private const double Double11 = 2.5004514005518918e-08;

    /// <summary>Builds the shift of rows from their maxima, a row a lane.</summary>
    /// <param name="max">The maxima.</param>
    /// <param name="inverseTemperature">The factor of the logits, for a width of vector that has one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<TVector> Shift<TSimd, TVector, T>(TVector max, T inverseTemperature = default)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TSimd.IsTempered)
        {
            return TemperedShift<TSimd, TVector, T>(max, inverseTemperature);
        }

        TVector center = Center<TSimd, TVector, T>(max);
        return Relative<TSimd, TVector, T>(center, NearestExponent<TSimd, TVector, T>(TSimd.Subtract(max, center)));
    }

    /// <summary>Builds the shift of one row from its maximum, given alone and in every lane: the choice of the center is a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<TVector> Shift<TSimd, TVector, T>(T max, TVector maxes)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector center = TSimd.Create(T.Zero);
        TVector centered = maxes;
        if (T.Abs(max) >= Constants<T>.CenterThreshold)
        {
            center = maxes;
            centered = TSimd.Subtract(maxes, maxes);
        }

        return Relative<TSimd, TVector, T>(center, NearestExponent<TSimd, TVector, T>(centered));
    }

    /// <summary>Centres logits and holds them above the floor; the floor stands left, so that a NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IntoRange<TSimd, TVector, T>(TVector logits, RowShift<TVector> shift)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged =>
        TSimd.Max(shift.Floor, TSimd.Subtract(logits, shift.Center));

    /// <summary>Computes <c>exp(logits)</c> relative to the row; vectors have flat forms of the same steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector, T>(TVector logits, RowShift<TVector> shift)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector x = IntoRange<TSimd, TVector, T>(logits, shift);

        TVector biased = TSimd.FusedMultiplyAdd(x, TSimd.Create(Constants<T>.InverseLn2), shift.Magic);
        TVector n = TSimd.Subtract(biased, shift.Magic);
        TVector r = TSimd.FusedMultiplyAdd(n, TSimd.Create(Constants<T>.MinusLn2High), x);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(Constants<T>.MinusLn2Low), r);

        // exp(r) = 1 + (r + r^2 q(r)); the last addition and the power of two are one step.
        TVector q = Polynomial<TSimd, TVector, T>(r);
        TVector powerOfTwo = TSimd.ShiftIntoExponent(biased);
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(TSimd.Multiply(r, r), q, r), powerOfTwo, powerOfTwo);
    }

    /// <summary>
    /// The exponential of a row's maximum, relative to the row and without its bias, less 1: r + r^2 q of the maximum. In the
    /// single format it has the bits from which <c>Exp</c> rounds the exponential of the maximum; in the double format
    /// it is twice as precise.
    /// </summary>
    /// <param name="max">The maximum.</param>
    /// <param name="shift">The row's shift.</param>
    /// <param name="rest">Receives what rounding takes off the result, in the double format.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfMaxLessOne<TSimd, TVector, T>(TVector max, RowShift<TVector> shift, out TVector rest)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector n = TSimd.Subtract(TSimd.Create(Constants<T>.RoundToBiasedExponent), shift.Magic);
        TVector x = TSimd.Subtract(max, shift.Center);
        TVector xRest = TSimd.Create(T.Zero);
        if (TSimd.IsTempered)
        {
            TVector product = TSimd.Multiply(x, shift.InverseTemperature);
            xRest = TSimd.FusedMultiplyAdd(x, shift.InverseTemperature, TSimd.Subtract(xRest, product));
            x = product;
        }

        return ExpLessOne<TSimd, TVector, T>(x, xRest, n, out rest);
    }

    /// <summary>The same of a row in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfMaxLessOne<TSimd, TVector, T>(TVector max, out TVector rest)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ExpLessOne<TSimd, TVector, T>(
            max, TSimd.Create(T.Zero), NearestExponent<TSimd, TVector, T>(max), out rest);

    /// <summary><c>exp(x + xRest) 2^-n - 1</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpLessOne<TSimd, TVector, T>(TVector x, TVector xRest, TVector n, out TVector rest)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(Fma.IsSupported || AdvSimd.IsSupported) && Vector128.IsHardwareAccelerated && !TSimd.IsTempered)
        {
            rest = TSimd.Create(T.Zero);
            if (typeof(TVector) == typeof(float))
            {
                float single = LessOneInDoubles(
                    Vector128.CreateScalar(Unsafe.As<TVector, float>(ref x)), Vector128.CreateScalar(Unsafe.As<TVector, float>(ref n))).ToScalar();
                return Unsafe.As<float, TVector>(ref single);
            }

            if (typeof(TVector) == typeof(Vector128<float>))
            {
                Vector128<float> singles = LessOneInDoubles(
                    Unsafe.As<TVector, Vector128<float>>(ref x), Unsafe.As<TVector, Vector128<float>>(ref n));
                return Unsafe.As<Vector128<float>, TVector>(ref singles);
            }
        }

        TVector high = TSimd.FusedMultiplyAdd(n, TSimd.Create(Constants<T>.MinusLn2High), x);
        if (typeof(T) == typeof(float))
        {
            rest = TSimd.Create(T.Zero);
            TVector reduced = TSimd.FusedMultiplyAdd(
                n, TSimd.Create(Constants<T>.MinusLn2Low), TSimd.IsTempered ? TSimd.Add(high, xRest) : high);
            return TSimd.FusedMultiplyAdd(TSimd.Multiply(reduced, reduced), Polynomial<TSimd, TVector, T>(reduced), reduced);
        }

        TVector low = TSimd.FusedMultiplyAdd(n, TSimd.Create(Constants<T>.MinusLn2Low), xRest);
        TVector r = TSimd.Add(high, low);
        TVector rRest = TSimd.Add(TSimd.Subtract(high, r), low);

        // r + r^2 q, every addition with what it loses.
        TVector square = TSimd.Multiply(TSimd.Multiply(r, r), Polynomial<TSimd, TVector, T>(r));
        TVector sum = TSimd.Add(r, square);
        rest = TSimd.Add(TSimd.Add(TSimd.Subtract(r, sum), square), rRest);
        return sum;
    }

    /// <summary>The integer nearest to max / ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector NearestExponent<TSimd, TVector, T>(TVector max)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector roundToInteger = TSimd.Create(Constants<T>.RoundToInteger);
        return TSimd.Subtract(
            TSimd.FusedMultiplyAdd(max, TSimd.Create(Constants<T>.InverseLn2), roundToInteger), roundToInteger);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RowShift<TVector> Relative<TSimd, TVector, T>(TVector center, TVector maxExponent)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            center,
            TSimd.Subtract(TSimd.Create(Constants<T>.RoundToBiasedExponent), maxExponent),
            TSimd.Multiply(
                TSimd.Subtract(maxExponent, TSimd.Create(Constants<T>.ExponentsBelowMax)), TSimd.Create(Constants<T>.Ln2High)));

    /// <summary>The maximum where it is so large that subtracting it is exact, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Center<TSimd, TVector, T>(TVector max)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TSimd.WhereGreaterOrEqual(TSimd.Abs(max), TSimd.Create(Constants<T>.CenterThreshold), max);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TSimd, TVector, T>(TVector r)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? SinglePolynomial<TSimd, TVector, T>(r) : DoublePolynomial<TSimd, TVector, T>(r);

    /// <summary>(exp(r) - 1 - r) / r^2 for r from -ln 2 / 2 to ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinglePolynomial<TSimd, TVector, T>(TVector r)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector sum = Step<TSimd, TVector, T>(TSimd.Create(Constants<T>.Of(Single6)), r, Single5);
        sum = Step<TSimd, TVector, T>(sum, r, Single4);
        sum = Step<TSimd, TVector, T>(sum, r, Single3);
        return Step<TSimd, TVector, T>(sum, r, Single2);
    }

    /// <summary>(exp(r) - 1 - r) / r^2 for r from -ln 2 / 2 to ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector DoublePolynomial<TSimd, TVector, T>(TVector r)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector sum = Step<TSimd, TVector, T>(TSimd.Create(Constants<T>.Of(Double11)), r, Double10);
        sum = Step<TSimd, TVector, T>(sum, r, Double9);
        sum = Step<TSimd, TVector, T>(sum, r, Double8);
        sum = Step<TSimd, TVector, T>(sum, r, Double7);
        sum = Step<TSimd, TVector, T>(sum, r, Double6);
        sum = Step<TSimd, TVector, T>(sum, r, Double5);
        sum = Step<TSimd, TVector, T>(sum, r, Double4);
        sum = Step<TSimd, TVector, T>(sum, r, Double3);
        return Step<TSimd, TVector, T>(sum, r, Double2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Step<TSimd, TVector, T>(TVector sum, TVector r, double coefficient)
        where TSimd : ISimd<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TSimd.FusedMultiplyAdd(sum, r, TSimd.Create(Constants<T>.Of(coefficient)));
}
