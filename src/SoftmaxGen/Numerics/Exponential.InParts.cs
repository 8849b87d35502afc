using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>How 128-bit vectors of doubles get the bits of the fused steps where no fused step is an instruction.</content>
/// <remarks>
/// By <see cref="FusedParts"/>, and where a step of those is in doubt, or x / ln 2 lies next to halfway between two integers, by
/// calls: for one logit in a million. ln 2 is split so that its first two parts times n are exact, and so are their subtractions from x.
/// </remarks>
internal static partial class Exponential
{
    // The first 40 bits of ln 2 rounded, and of what was rounded off, and the others of both: their products with n are exact.
    private const double DoubleMinusLn2First = -0.6931471805592082;
    private const double DoubleMinusLn2Second = DoubleMinusLn2High - DoubleMinusLn2First;
    private const double DoubleMinusLn2Third = -2.31904681384628e-17;
    private const double DoubleMinusLn2Fourth = DoubleMinusLn2Low - DoubleMinusLn2Third;

    /// <summary>From this square of r on, n may be another integer than the fused step gives: r is within 3e-7 of its limits.</summary>
    private const double DoubtfulSquareOfDouble = 0.120113;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> ExpInParts(Vector128<double> logits, RowShift<Vector128<double>> shift) =>
        ExpInParts(IntoRange<Simd128<double>, Vector128<double>, double>(logits, shift), shift.Magic);

    /// <summary>The exponent comes with the bits of the number that rounds, which the magic has once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<double> ExpInParts(Vector128<double> logits, Vector128<long> exponent)
    {
        Vector128<long> roundToInteger = Vector128.Create(DoubleRoundToInteger).AsInt64();
        return ExpInParts(logits, (roundToInteger - (exponent - roundToInteger)).AsDouble());
    }

    /// <summary>Replaces two vectors of logits by their exponentials, relative to the row, in turns: no step waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ExpInParts(ref Vector128<double> x0, ref Vector128<double> x1, RowShift<Vector128<double>> shift)
    {
        x0 = IntoRange<Simd128<double>, Vector128<double>, double>(x0, shift);
        x1 = IntoRange<Simd128<double>, Vector128<double>, double>(x1, shift);
        ExpInParts(ref x0, ref x1, shift.Magic);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExpInParts(ref Vector128<double> x0, ref Vector128<double> x1, Vector128<double> magic)
    {
        Vector128<double> inDoubt0 = Vector128<double>.Zero;
        Vector128<double> inDoubt1 = Vector128<double>.Zero;
        Vector128<double> r0 = ReduceInParts(x0, magic, out Vector128<double> powerOfTwo0, ref inDoubt0);
        Vector128<double> r1 = ReduceInParts(x1, magic, out Vector128<double> powerOfTwo1, ref inDoubt1);
        Vector128<double> first0 = FusedParts.FirstPart(r0);
        Vector128<double> first1 = FusedParts.FirstPart(r1);
        Vector128<double> q0 = Vector128.Create(Double11);
        Vector128<double> q1 = q0;
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double10), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double10), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double9), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double9), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double8), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double8), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double7), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double7), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double6), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double6), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double5), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double5), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double4), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double4), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double3), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double3), ref inDoubt1);
        q0 = FusedParts.MultiplyAdd(q0, r0, first0, Vector128.Create(Double2), ref inDoubt0);
        q1 = FusedParts.MultiplyAdd(q1, r1, first1, Vector128.Create(Double2), ref inDoubt1);
        x0 = Finish(x0, magic, r0, q0, powerOfTwo0, inDoubt0);
        x1 = Finish(x1, magic, r1, q1, powerOfTwo1, inDoubt1);
    }

    /// <summary>The exponentials of a vector of logits in range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<double> ExpInParts(Vector128<double> x, Vector128<double> magic)
    {
        Vector128<double> inDoubt = Vector128<double>.Zero;
        Vector128<double> r = ReduceInParts(x, magic, out Vector128<double> powerOfTwo, ref inDoubt);
        Vector128<double> first = FusedParts.FirstPart(r);
        Vector128<double> q = Vector128.Create(Double11);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double10), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double9), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double8), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double7), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double6), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double5), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double4), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double3), ref inDoubt);
        q = FusedParts.MultiplyAdd(q, r, first, Vector128.Create(Double2), ref inDoubt);
        return Finish(x, magic, r, q, powerOfTwo, inDoubt);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ReduceInParts(
        Vector128<double> x, Vector128<double> magic, out Vector128<double> powerOfTwo, ref Vector128<double> inDoubt)
    {
        Vector128<double> rounded = (x * Vector128.Create(DoubleInverseLn2)) + magic;
        powerOfTwo = Vector128.ShiftLeft(rounded.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        Vector128<double> n = rounded - magic;
        Vector128<double> high = (x + (n * Vector128.Create(DoubleMinusLn2First))) + (n * Vector128.Create(DoubleMinusLn2Second));
        Vector128<double> low = n * Vector128.Create(DoubleMinusLn2Third);
        Vector128<double> sum = high + low;
        Vector128<double> added = sum - high;
        Vector128<double> left = ((high - (sum - added)) + (low - added)) + (n * Vector128.Create(DoubleMinusLn2Fourth));
        return FusedParts.AddRest(sum, left, ref inDoubt);
    }

    /// <summary>The last two steps, or all of them by calls where one is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Finish(
        Vector128<double> x, Vector128<double> magic, Vector128<double> r, Vector128<double> q, Vector128<double> powerOfTwo, Vector128<double> inDoubt)
    {
        Vector128<double> square = r * r;
        Vector128<double> lessOne = FusedParts.MultiplyAdd(q, square, FusedParts.FirstPart(square), r, ref inDoubt);
        inDoubt |= Vector128.GreaterThan(square, Vector128.Create(DoubtfulSquareOfDouble));

        // The last step of the fused form, s P + P, is (1 + s) P, since P is a power of two.
        return inDoubt.AsInt64() == Vector128<long>.Zero ? (Vector128.Create(1.0) + lessOne) * powerOfTwo : ExpByCalls(x, magic);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<double> ExpByCalls(Vector128<double> x, Vector128<double> magic) => Exp<Simd128<double>, Vector128<double>, double>(
        x, new RowShift<Vector128<double>>(Vector128<double>.Zero, magic, Vector128.Create(double.NegativeInfinity)));
}
