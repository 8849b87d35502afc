using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>How 128-bit vectors get the bits of the fused steps where no fused step is an instruction.</content>
internal static partial class Exponential
{
    // 1.5 * 2^52 units in the last place of a float from 2^-7, 2^-5 or 2^-3 on: adding it rounds a double to such a float.
    private const double RoundFrom2ToMinus7 = 1.5 * (1L << 22);
    private const double RoundFrom2ToMinus5 = 1.5 * (1L << 24);
    private const double RoundFrom2ToMinus3 = 1.5 * (1L << 26);

    /// <remarks>Not inlined: two at once have as many numbers as there are registers. In locals, for the references might be one.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ExpInDoubles(
        ref Vector128<float> x0, ref Vector128<float> x1, ref Vector128<float> x2, ref Vector128<float> x3, RowShift<Vector128<float>> shift)
    {
        Vector128<double> aboveSingles = Vector128.Create(DoubleRoundToInteger - SingleRoundToInteger);
        Vector128<double> lowerMagic = Vector128.WidenLower(shift.Magic) + aboveSingles;
        Vector128<double> upperMagic = Vector128.WidenUpper(shift.Magic) + aboveSingles;
        Vector128<float> first = NativeMax.Max(shift.Floor, x0 - shift.Center);
        Vector128<float> second = NativeMax.Max(shift.Floor, x1 - shift.Center);
        ExpInDoubles(ref first, ref second, lowerMagic, upperMagic, Vector128<int>.Zero);
        x0 = first;
        x1 = second;
        first = NativeMax.Max(shift.Floor, x2 - shift.Center);
        second = NativeMax.Max(shift.Floor, x3 - shift.Center);
        ExpInDoubles(ref first, ref second, lowerMagic, upperMagic, Vector128<int>.Zero);
        x2 = first;
        x3 = second;
    }

    /// <summary>Replaces two vectors of logits in range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ExpInDoubles(ref Vector128<float> x0, ref Vector128<float> x1, Vector128<int> exponent)
    {
        Vector128<double> magic = Vector128.Create(DoubleRoundToInteger);
        Vector128<float> first = x0;
        Vector128<float> second = x1;
        ExpInDoubles(ref first, ref second, magic, magic, exponent);
        x0 = first;
        x1 = second;
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
        Vector128<double> lower = Reduce(Vector128.WidenLower(x), Vector128.WidenLower(shift.Magic) + aboveSingles, out Vector128<double> lowerBiased);
        Vector128<double> upper = Reduce(Vector128.WidenUpper(x), Vector128.WidenUpper(shift.Magic) + aboveSingles, out Vector128<double> upperBiased);
        return ExpOfReduced(lower, upper, FusedMultiply.LowWords(lowerBiased, upperBiased));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpInDoubles(Vector128<float> logits, Vector128<int> exponent)
    {
        Vector128<double> magic = Vector128.Create(DoubleRoundToInteger);
        Vector128<double> lower = Reduce(Vector128.WidenLower(logits), magic, out Vector128<double> lowerBiased);
        Vector128<double> upper = Reduce(Vector128.WidenUpper(logits), magic, out Vector128<double> upperBiased);
        return ExpOfReduced(lower, upper, FusedMultiply.LowWords(lowerBiased, upperBiased) - exponent);
    }

    /// <summary>The same, and before the last rounding, with the two sums that doubles would round twice emulated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ExpInDoubles(Vector128<float> logits, Vector128<int> exponent, out Vector128<float> lessOne)
    {
        Vector128<double> magic = Vector128.Create(DoubleRoundToInteger);
        Vector128<double> lower = (Vector128.WidenLower(logits) * Vector128.Create((double)SingleInverseLn2)) + magic;
        Vector128<double> upper = (Vector128.WidenUpper(logits) * Vector128.Create((double)SingleInverseLn2)) + magic;
        Vector128<int> powerOfTwo = Vector128.ShiftLeft(FusedMultiply.LowWords(lower, upper) - exponent, FloatFormat.SingleMantissaBits);
        lessOne = LessOneInDoubles(logits, lower - magic, upper - magic);
        return (Vector128.Create(1f) + lessOne) * powerOfTwo.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpOfReduced(
        Vector128<double> lower, Vector128<double> upper, Vector128<int> biased)
    {
        Vector128<float> r = Vector128.Narrow(lower, upper);
        Vector128<float> square = r * r;
        lower = Vector128.WidenLower(r);
        upper = Vector128.WidenUpper(r);
        Vector128<float> q = Vector128.Narrow(Polynomial(lower), Polynomial(upper));
        Vector128<float> lessOne = Vector128.Narrow(
            (Vector128.WidenLower(square) * Vector128.WidenLower(q)) + lower,
            (Vector128.WidenUpper(square) * Vector128.WidenUpper(q)) + upper);
        Vector128<int> powerOfTwo = Vector128.ShiftLeft(biased, FloatFormat.SingleMantissaBits);
        return (Vector128.Create(1f) + lessOne) * powerOfTwo.AsSingle();
    }

    /// <summary><c>exp(x) 2^-n - 1</c> from doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LessOneInDoubles(Vector128<float> x, Vector128<float> n) =>
        LessOneInDoubles(x, Vector128.WidenLower(n), Vector128.WidenUpper(n));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LessOneInDoubles(Vector128<float> x, Vector128<double> lowerN, Vector128<double> upperN)
    {
        Vector128<float> r = Vector128.Narrow(Remainder(Vector128.WidenLower(x), lowerN), Remainder(Vector128.WidenUpper(x), upperN));
        Vector128<float> q = Vector128.Narrow(PolynomialOf3(Vector128.WidenLower(r)), PolynomialOf3(Vector128.WidenUpper(r)));
        return FusedMultiply.Emulate(r * r, FusedMultiply.Emulate(q, r, Vector128.Create(Single2)), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Reduce(Vector128<double> x, Vector128<double> magic, out Vector128<double> biased)
    {
        biased = (x * Vector128.Create((double)SingleInverseLn2)) + magic;
        return Remainder(x, biased - magic);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Remainder(Vector128<double> x, Vector128<double> n) =>
        (x + (n * Vector128.Create((double)SingleMinusLn2High))) + (n * Vector128.Create((double)SingleMinusLn2Low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Polynomial(Vector128<double> r) => (PolynomialOf3(r) * r) + Vector128.Create((double)Single2);

    /// <summary>The polynomial but its last step, rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PolynomialOf3(Vector128<double> r)
    {
        Vector128<double> q = (r * Vector128.Create((double)Single6)) + Vector128.Create(RoundFrom2ToMinus7 + Single5);
        q = ((q - Vector128.Create(RoundFrom2ToMinus7)) * r) + Vector128.Create(RoundFrom2ToMinus5 + Single4);
        q = ((q - Vector128.Create(RoundFrom2ToMinus5)) * r) + Vector128.Create(RoundFrom2ToMinus3 + Single3);
        return q - Vector128.Create(RoundFrom2ToMinus3);
    }

    /// <summary>Replaces two vectors of logits by their exponentials: the same steps, of four halves at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExpInDoubles(
        ref Vector128<float> x0, ref Vector128<float> x1, Vector128<double> lowerMagic, Vector128<double> upperMagic, Vector128<int> exponent)
    {
        Vector128<double> lower0 = Vector128.WidenLower(x0);
        Vector128<double> upper0 = Vector128.WidenUpper(x0);
        Vector128<double> lower1 = Vector128.WidenLower(x1);
        Vector128<double> upper1 = Vector128.WidenUpper(x1);
        Vector128<double> inverseLn2 = Vector128.Create((double)SingleInverseLn2);
        Vector128<double> lowerRounded0 = (lower0 * inverseLn2) + lowerMagic;
        Vector128<double> upperRounded0 = (upper0 * inverseLn2) + upperMagic;
        Vector128<double> lowerRounded1 = (lower1 * inverseLn2) + lowerMagic;
        Vector128<double> upperRounded1 = (upper1 * inverseLn2) + upperMagic;
        x0 = Vector128.ShiftLeft(FusedMultiply.LowWords(lowerRounded0, upperRounded0) - exponent, FloatFormat.SingleMantissaBits).AsSingle();
        x1 = Vector128.ShiftLeft(FusedMultiply.LowWords(lowerRounded1, upperRounded1) - exponent, FloatFormat.SingleMantissaBits).AsSingle();
        lowerRounded0 -= lowerMagic;
        upperRounded0 -= upperMagic;
        lowerRounded1 -= lowerMagic;
        upperRounded1 -= upperMagic;
        lower0 += lowerRounded0 * Vector128.Create((double)SingleMinusLn2High);
        upper0 += upperRounded0 * Vector128.Create((double)SingleMinusLn2High);
        lower1 += lowerRounded1 * Vector128.Create((double)SingleMinusLn2High);
        upper1 += upperRounded1 * Vector128.Create((double)SingleMinusLn2High);
        Vector128<float> lowerR0 = ToSingles(lower0 + (lowerRounded0 * Vector128.Create((double)SingleMinusLn2Low)));
        Vector128<float> upperR0 = ToSingles(upper0 + (upperRounded0 * Vector128.Create((double)SingleMinusLn2Low)));
        Vector128<float> lowerR1 = ToSingles(lower1 + (lowerRounded1 * Vector128.Create((double)SingleMinusLn2Low)));
        Vector128<float> upperR1 = ToSingles(upper1 + (upperRounded1 * Vector128.Create((double)SingleMinusLn2Low)));
        lower0 = Vector128.WidenLower(lowerR0);
        upper0 = Vector128.WidenLower(upperR0);
        lower1 = Vector128.WidenLower(lowerR1);
        upper1 = Vector128.WidenLower(upperR1);
        lowerR0 *= lowerR0;
        upperR0 *= upperR0;
        lowerR1 *= lowerR1;
        upperR1 *= upperR1;

        Vector128<double> lowerQ0 = (lower0 * Vector128.Create((double)Single6)) + Vector128.Create(RoundFrom2ToMinus7 + Single5);
        Vector128<double> upperQ0 = (upper0 * Vector128.Create((double)Single6)) + Vector128.Create(RoundFrom2ToMinus7 + Single5);
        Vector128<double> lowerQ1 = (lower1 * Vector128.Create((double)Single6)) + Vector128.Create(RoundFrom2ToMinus7 + Single5);
        Vector128<double> upperQ1 = (upper1 * Vector128.Create((double)Single6)) + Vector128.Create(RoundFrom2ToMinus7 + Single5);
        lowerQ0 = ((lowerQ0 - Vector128.Create(RoundFrom2ToMinus7)) * lower0) + Vector128.Create(RoundFrom2ToMinus5 + Single4);
        upperQ0 = ((upperQ0 - Vector128.Create(RoundFrom2ToMinus7)) * upper0) + Vector128.Create(RoundFrom2ToMinus5 + Single4);
        lowerQ1 = ((lowerQ1 - Vector128.Create(RoundFrom2ToMinus7)) * lower1) + Vector128.Create(RoundFrom2ToMinus5 + Single4);
        upperQ1 = ((upperQ1 - Vector128.Create(RoundFrom2ToMinus7)) * upper1) + Vector128.Create(RoundFrom2ToMinus5 + Single4);
        lowerQ0 = ((lowerQ0 - Vector128.Create(RoundFrom2ToMinus5)) * lower0) + Vector128.Create(RoundFrom2ToMinus3 + Single3);
        upperQ0 = ((upperQ0 - Vector128.Create(RoundFrom2ToMinus5)) * upper0) + Vector128.Create(RoundFrom2ToMinus3 + Single3);
        lowerQ1 = ((lowerQ1 - Vector128.Create(RoundFrom2ToMinus5)) * lower1) + Vector128.Create(RoundFrom2ToMinus3 + Single3);
        upperQ1 = ((upperQ1 - Vector128.Create(RoundFrom2ToMinus5)) * upper1) + Vector128.Create(RoundFrom2ToMinus3 + Single3);
        lowerQ0 = ((lowerQ0 - Vector128.Create(RoundFrom2ToMinus3)) * lower0) + Vector128.Create((double)Single2);
        upperQ0 = ((upperQ0 - Vector128.Create(RoundFrom2ToMinus3)) * upper0) + Vector128.Create((double)Single2);
        lowerQ1 = ((lowerQ1 - Vector128.Create(RoundFrom2ToMinus3)) * lower1) + Vector128.Create((double)Single2);
        upperQ1 = ((upperQ1 - Vector128.Create(RoundFrom2ToMinus3)) * upper1) + Vector128.Create((double)Single2);
        lowerQ0 = Vector128.WidenLower(ToSingles(lowerQ0));
        upperQ0 = Vector128.WidenLower(ToSingles(upperQ0));
        lowerQ1 = Vector128.WidenLower(ToSingles(lowerQ1));
        upperQ1 = Vector128.WidenLower(ToSingles(upperQ1));
        lower0 += Vector128.WidenLower(lowerR0) * lowerQ0;
        upper0 += Vector128.WidenLower(upperR0) * upperQ0;
        lower1 += Vector128.WidenLower(lowerR1) * lowerQ1;
        upper1 += Vector128.WidenLower(upperR1) * upperQ1;
        x0 = (Vector128.Create(1f) + Vector128.Narrow(lower0, upper0)) * x0;
        x1 = (Vector128.Create(1f) + Vector128.Narrow(lower1, upper1)) * x1;
    }

    /// <summary>Rounds two doubles to floats, in the lower lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToSingles(Vector128<double> value) =>
        Sse2.IsSupported ? Sse2.ConvertToVector128Single(value) : Vector128.Narrow(value, value);
}
