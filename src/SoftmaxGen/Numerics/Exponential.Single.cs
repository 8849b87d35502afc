using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>The exponentials of <see cref="float"/>, and how 128-bit vectors get their bits where no fused step is an instruction.</content>
internal static partial class Exponential
{
    // 1.5 * 2^52 units in the last place of a float from 2^-7, 2^-5 or 2^-3 on: adding it rounds a double to such a float.
    private const double RoundFrom2ToMinus7 = 1.5 * (1L << 22);
    private const double RoundFrom2ToMinus5 = 1.5 * (1L << 24);
    private const double RoundFrom2ToMinus3 = 1.5 * (1L << 26);

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, RowShift<Vector512<float>> shift) => ExpByFusedSteps(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range, and before its last rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, Vector512<int> exponent, out Vector512<float> lessOne) => ExpByFusedSteps(logits, exponent, out lessOne);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector512<float> x0, ref Vector512<float> x1, ref Vector512<float> x2, ref Vector512<float> x3, RowShift<Vector512<float>> shift) =>
        ExpByFusedSteps(ref x0, ref x1, ref x2, ref x3, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> logits, RowShift<Vector256<float>> shift) => ExpByFusedSteps(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range, and before its last rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> logits, Vector256<int> exponent, out Vector256<float> lessOne) => ExpByFusedSteps(logits, exponent, out lessOne);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector256<float> x0, ref Vector256<float> x1, ref Vector256<float> x2, ref Vector256<float> x3, RowShift<Vector256<float>> shift) =>
        ExpByFusedSteps(ref x0, ref x1, ref x2, ref x3, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> logits, RowShift<Vector128<float>> shift) =>
        Fma.IsSupported || AdvSimd.IsSupported ? ExpByFusedSteps(logits, shift) : ExpInDoubles(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range, and before its last rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> logits, Vector128<int> exponent, out Vector128<float> lessOne) =>
        Fma.IsSupported || AdvSimd.IsSupported ? ExpByFusedSteps(logits, exponent, out lessOne) : ExpInDoubles(logits, exponent, out lessOne);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector128<float> x0, ref Vector128<float> x1, ref Vector128<float> x2, ref Vector128<float> x3, RowShift<Vector128<float>> shift)
    {
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            ExpByFusedSteps(ref x0, ref x1, ref x2, ref x3, shift);
            return;
        }

        ExpInDoubles(ref x0, ref x1, ref x2, ref x3, shift);
    }

    /// <remarks>Not inlined: four at once have more numbers than there are registers.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExpInDoubles(
        ref Vector128<float> x0, ref Vector128<float> x1, ref Vector128<float> x2, ref Vector128<float> x3, RowShift<Vector128<float>> shift)
    {
        x0 = ExpInDoubles(x0, shift);
        x1 = ExpInDoubles(x1, shift);
        x2 = ExpInDoubles(x2, shift);
        x3 = ExpInDoubles(x3, shift);
    }

    /// <summary>The same bits from doubles, without a test for what an addition of doubles rounds off.</summary>
    /// <remarks>
    /// A product of floats is exact in double. So is the reduction: <c>n ln 2</c> and its remainder are multiples of 2^-52
    /// below 1. Three of the sums of the polynomial lie between two powers of two for every r: there the addition of one number
    /// rounds to a float at once. The other two round twice, which gives another result for four r of all floats, in the
    /// last place, and for none after the addition of 1: all were tried. The last step of the fused form, <c>s P + P</c>, is
    /// <c>(1 + s) P</c>, since P is a power of two.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ExpInDoubles(Vector128<float> logits, RowShift<Vector128<float>> shift)
    {
        Vector128<float> x = NativeMax.Max(shift.Floor, logits - shift.Center);
        Vector128<double> aboveSingles = Vector128.Create(DoubleRoundToInteger - SingleRoundToInteger);
        Vector128<double> lower = Reduce(Vector128.WidenLower(x), Vector128.WidenLower(shift.Magic) + aboveSingles, out Vector128<long> lowerBiased);
        Vector128<double> upper = Reduce(Vector128.WidenUpper(x), Vector128.WidenUpper(shift.Magic) + aboveSingles, out Vector128<long> upperBiased);
        return ExpOfReduced(lower, upper, Vector128.Narrow(lowerBiased, upperBiased), out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpInDoubles(Vector128<float> logits, Vector128<int> exponent, out Vector128<float> lessOne)
    {
        Vector128<double> magic = Vector128.Create(DoubleRoundToInteger);
        Vector128<double> lower = Reduce(Vector128.WidenLower(logits), magic, out Vector128<long> lowerBiased);
        Vector128<double> upper = Reduce(Vector128.WidenUpper(logits), magic, out Vector128<long> upperBiased);
        return ExpOfReduced(lower, upper, Vector128.Narrow(lowerBiased, upperBiased) - exponent, out lessOne);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpOfReduced(
        Vector128<double> lower, Vector128<double> upper, Vector128<int> biased, out Vector128<float> lessOne)
    {
        Vector128<float> r = Vector128.Narrow(lower, upper);
        Vector128<float> square = r * r;
        lower = Vector128.WidenLower(r);
        upper = Vector128.WidenUpper(r);
        Vector128<float> q = Vector128.Narrow(Polynomial(lower), Polynomial(upper));
        lessOne = Vector128.Narrow(
            (Vector128.WidenLower(square) * Vector128.WidenLower(q)) + lower,
            (Vector128.WidenUpper(square) * Vector128.WidenUpper(q)) + upper);
        Vector128<int> powerOfTwo = Vector128.ShiftLeft(biased, FloatFormat.SingleMantissaBits);
        return (Vector128.Create(1f) + lessOne) * powerOfTwo.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Reduce(Vector128<double> x, Vector128<double> magic, out Vector128<long> biased)
    {
        Vector128<double> sum = (x * Vector128.Create((double)SingleInverseLn2)) + magic;
        biased = sum.AsInt64();
        Vector128<double> n = sum - magic;
        return (x + (n * Vector128.Create((double)SingleMinusLn2High))) + (n * Vector128.Create((double)SingleMinusLn2Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Polynomial(Vector128<double> r)
    {
        Vector128<double> q = (r * Vector128.Create((double)Single6)) + Vector128.Create(RoundFrom2ToMinus7 + Single5);
        q = ((q - Vector128.Create(RoundFrom2ToMinus7)) * r) + Vector128.Create(RoundFrom2ToMinus5 + Single4);
        q = ((q - Vector128.Create(RoundFrom2ToMinus5)) * r) + Vector128.Create(RoundFrom2ToMinus3 + Single3);
        return ((q - Vector128.Create(RoundFrom2ToMinus3)) * r) + Vector128.Create((double)Single2);
    }
}
