using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>How 128-bit vectors get the bits of the fused steps where no fused step is an instruction.</content>
/// <remarks>
/// <para>
/// The reduction stays in floats. ln 2 is split so that its first two parts times n are exact, and so are their subtractions from x;
/// what is left is as small as its rounding is harmless. The polynomial is in doubles, where a product of floats is exact; there a
/// sum that lies between two powers of two for every r rounds to a float when half a unit is added and what lies below a unit
/// is cut off, and any other when that is done to its bits.
/// </para>
/// <para>
/// That is another number than the fused steps give where x / ln 2, rounded to a float, lies halfway between two integers; there
/// the square of r is at its largest, and the exponentials are computed once more, in doubles throughout. The exponential less 1
/// differs as well where r is all but 0. Elsewhere the bits are those of the fused steps: all floats were tried.
/// </para>
/// </remarks>
internal static partial class Exponential
{
    // The first 13 bits of the rounded ln 2, the others, and what was rounded off.
    private const float SingleMinusLn2First = -0.693115234375f;
    private const float SingleMinusLn2Second = SingleMinusLn2High - SingleMinusLn2First;

    // The first 13 bits of what was rounded off, and the others.
    private const float SingleMinusLn2Third = 1.9044819e-09f;
    private const float SingleMinusLn2Fourth = SingleMinusLn2Low - SingleMinusLn2Third;

    // Half a unit in the last place of a float from 2^-7, 2^-5 or 2^-3 on.
    private const double HalfUnitFrom2ToMinus7 = 1.0 / (1L << 31);
    private const double HalfUnitFrom2ToMinus5 = 1.0 / (1L << 29);
    private const double HalfUnitFrom2ToMinus3 = 1.0 / (1L << 27);

    /// <summary>From this square of r on, n may be another integer than the fused step gives: r is within 2e-5 of its limits.</summary>
    private const float DoubtfulSquare = 0.1201f;

    /// <summary>Up to this square of r, its exponential less 1 may round otherwise.</summary>
    private const float VanishingSquare = 1f / (1L << 32);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row, a step of all at a time.</summary>
    /// <remarks>
    /// Not inlined: they have more numbers than there are registers. What becomes doubles goes there through memory, where the logits are: a
    /// conversion of what is loaded takes one instruction a half, of a register two or three.
    /// </remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ExpInDoubles(
        ref Vector128<float> x0, ref Vector128<float> x1, ref Vector128<float> x2, ref Vector128<float> x3, RowShift<Vector128<float>> shift)
    {
        Vector128<float> magic = shift.Magic;
        Vector128<float> r0 = NativeMax.Max(shift.Floor, x0 - shift.Center);
        Vector128<float> r1 = NativeMax.Max(shift.Floor, x1 - shift.Center);
        Vector128<float> r2 = NativeMax.Max(shift.Floor, x2 - shift.Center);
        Vector128<float> r3 = NativeMax.Max(shift.Floor, x3 - shift.Center);
        Vector128<float> inverseLn2 = Vector128.Create(SingleInverseLn2);
        Vector128<float> rounded0 = (r0 * inverseLn2) + magic;
        Vector128<float> rounded1 = (r1 * inverseLn2) + magic;
        Vector128<float> rounded2 = (r2 * inverseLn2) + magic;
        Vector128<float> rounded3 = (r3 * inverseLn2) + magic;
        Vector128<float> n0 = rounded0 - magic;
        Vector128<float> n1 = rounded1 - magic;
        Vector128<float> n2 = rounded2 - magic;
        Vector128<float> n3 = rounded3 - magic;
        r0 += n0 * Vector128.Create(SingleMinusLn2First);
        r1 += n1 * Vector128.Create(SingleMinusLn2First);
        r2 += n2 * Vector128.Create(SingleMinusLn2First);
        r3 += n3 * Vector128.Create(SingleMinusLn2First);
        r0 += n0 * Vector128.Create(SingleMinusLn2Second);
        r1 += n1 * Vector128.Create(SingleMinusLn2Second);
        r2 += n2 * Vector128.Create(SingleMinusLn2Second);
        r3 += n3 * Vector128.Create(SingleMinusLn2Second);
        r0 += n0 * Vector128.Create(SingleMinusLn2Low);
        r1 += n1 * Vector128.Create(SingleMinusLn2Low);
        r2 += n2 * Vector128.Create(SingleMinusLn2Low);
        r3 += n3 * Vector128.Create(SingleMinusLn2Low);
        Vector128<float> square0 = r0 * r0;
        Vector128<float> square1 = r1 * r1;
        Vector128<float> square2 = r2 * r2;
        Vector128<float> square3 = r3 * r3;

        // A NaN among the squares hides the others of its lane; they are of the same row, which is not a number then.
        if (Vector128.GreaterThanAny(NativeMax.Max(NativeMax.Max(square0, square1), NativeMax.Max(square2, square3)), Vector128.Create(DoubtfulSquare)))
        {
            x0 = ExpAllInDoubles(NativeMax.Max(shift.Floor, x0 - shift.Center), magic, Vector128<int>.Zero, out _);
            x1 = ExpAllInDoubles(NativeMax.Max(shift.Floor, x1 - shift.Center), magic, Vector128<int>.Zero, out _);
            x2 = ExpAllInDoubles(NativeMax.Max(shift.Floor, x2 - shift.Center), magic, Vector128<int>.Zero, out _);
            x3 = ExpAllInDoubles(NativeMax.Max(shift.Floor, x3 - shift.Center), magic, Vector128<int>.Zero, out _);
            return;
        }

        Unsafe.SkipInit(out FourVectors128 squares);
        Unsafe.SkipInit(out FourVectors128 powersOfTwo);
        x0 = r0;
        squares.Vector0 = square0;
        powersOfTwo.Vector0 = Vector128.ShiftLeft(rounded0.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        x1 = r1;
        squares.Vector1 = square1;
        powersOfTwo.Vector1 = Vector128.ShiftLeft(rounded1.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        x2 = r2;
        squares.Vector2 = square2;
        powersOfTwo.Vector2 = Vector128.ShiftLeft(rounded2.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        x3 = r3;
        squares.Vector3 = square3;
        powersOfTwo.Vector3 = Vector128.ShiftLeft(rounded3.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();

        Vector128<double> lower0 = FusedMultiply.WidenLower(in x0);
        Vector128<double> upper0 = FusedMultiply.WidenUpper(in x0);
        Vector128<double> lower1 = FusedMultiply.WidenLower(in x1);
        Vector128<double> upper1 = FusedMultiply.WidenUpper(in x1);
        Vector128<double> lower2 = FusedMultiply.WidenLower(in x2);
        Vector128<double> upper2 = FusedMultiply.WidenUpper(in x2);
        Vector128<double> lower3 = FusedMultiply.WidenLower(in x3);
        Vector128<double> upper3 = FusedMultiply.WidenUpper(in x3);
        Vector128<double> lowerQ0 = CutToSingles((lower0 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> upperQ0 = CutToSingles((upper0 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> lowerQ1 = CutToSingles((lower1 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> upperQ1 = CutToSingles((upper1 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> lowerQ2 = CutToSingles((lower2 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> upperQ2 = CutToSingles((upper2 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> lowerQ3 = CutToSingles((lower3 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        Vector128<double> upperQ3 = CutToSingles((upper3 * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        lowerQ0 = CutToSingles((lowerQ0 * lower0) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        upperQ0 = CutToSingles((upperQ0 * upper0) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        lowerQ1 = CutToSingles((lowerQ1 * lower1) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        upperQ1 = CutToSingles((upperQ1 * upper1) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        lowerQ2 = CutToSingles((lowerQ2 * lower2) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        upperQ2 = CutToSingles((upperQ2 * upper2) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        lowerQ3 = CutToSingles((lowerQ3 * lower3) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        upperQ3 = CutToSingles((upperQ3 * upper3) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        lowerQ0 = CutToSingles((lowerQ0 * lower0) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        upperQ0 = CutToSingles((upperQ0 * upper0) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        lowerQ1 = CutToSingles((lowerQ1 * lower1) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        upperQ1 = CutToSingles((upperQ1 * upper1) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        lowerQ2 = CutToSingles((lowerQ2 * lower2) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        upperQ2 = CutToSingles((upperQ2 * upper2) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        lowerQ3 = CutToSingles((lowerQ3 * lower3) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        upperQ3 = CutToSingles((upperQ3 * upper3) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
        lowerQ0 = RoundToSingles((lowerQ0 * lower0) + Vector128.Create((double)Single2));
        upperQ0 = RoundToSingles((upperQ0 * upper0) + Vector128.Create((double)Single2));
        lowerQ1 = RoundToSingles((lowerQ1 * lower1) + Vector128.Create((double)Single2));
        upperQ1 = RoundToSingles((upperQ1 * upper1) + Vector128.Create((double)Single2));
        lowerQ2 = RoundToSingles((lowerQ2 * lower2) + Vector128.Create((double)Single2));
        upperQ2 = RoundToSingles((upperQ2 * upper2) + Vector128.Create((double)Single2));
        lowerQ3 = RoundToSingles((lowerQ3 * lower3) + Vector128.Create((double)Single2));
        upperQ3 = RoundToSingles((upperQ3 * upper3) + Vector128.Create((double)Single2));
        lower0 += FusedMultiply.WidenLower(in squares.Vector0) * lowerQ0;
        upper0 += FusedMultiply.WidenUpper(in squares.Vector0) * upperQ0;
        lower1 += FusedMultiply.WidenLower(in squares.Vector1) * lowerQ1;
        upper1 += FusedMultiply.WidenUpper(in squares.Vector1) * upperQ1;
        lower2 += FusedMultiply.WidenLower(in squares.Vector2) * lowerQ2;
        upper2 += FusedMultiply.WidenUpper(in squares.Vector2) * upperQ2;
        lower3 += FusedMultiply.WidenLower(in squares.Vector3) * lowerQ3;
        upper3 += FusedMultiply.WidenUpper(in squares.Vector3) * upperQ3;

        // The last step of the fused form, s P + P, is (1 + s) P, since P is a power of two.
        x0 = (Vector128.Create(1f) + Vector128.Narrow(lower0, upper0)) * powersOfTwo.Vector0;
        x1 = (Vector128.Create(1f) + Vector128.Narrow(lower1, upper1)) * powersOfTwo.Vector1;
        x2 = (Vector128.Create(1f) + Vector128.Narrow(lower2, upper2)) * powersOfTwo.Vector2;
        x3 = (Vector128.Create(1f) + Vector128.Narrow(lower3, upper3)) * powersOfTwo.Vector3;
    }

    /// <summary>Replaces two vectors of logits in range.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void ExpInDoubles(ref Vector128<float> x0, ref Vector128<float> x1, Vector128<int> exponent)
    {
        Vector128<float> magic = Vector128.Create(SingleRoundToInteger);
        x0 = ExpInDoubles(x0, magic, exponent);
        x1 = ExpInDoubles(x1, magic, exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ExpInDoubles(Vector128<float> logits, RowShift<Vector128<float>> shift) =>
        ExpInDoubles(NativeMax.Max(shift.Floor, logits - shift.Center), shift.Magic);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> ExpInDoubles(Vector128<float> x, Vector128<float> magic) => ExpInDoubles(x, magic, Vector128<int>.Zero);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> ExpInDoubles(Vector128<float> logits, Vector128<int> exponent) =>
        ExpInDoubles(logits, Vector128.Create(SingleRoundToInteger), exponent);

    /// <summary>The same, and before the last rounding.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Vector128<float> ExpInDoubles(Vector128<float> logits, Vector128<int> exponent, out Vector128<float> lessOne)
    {
        Vector128<float> magic = Vector128.Create(SingleRoundToInteger);
        Vector128<float> rounded = (logits * Vector128.Create(SingleInverseLn2)) + magic;
        Vector128<float> r = ExactRemainder(logits, rounded - magic);
        Vector128<float> square = r * r;
        if (Vector128.GreaterThanAny(square, Vector128.Create(DoubtfulSquare)))
        {
            return ExpAllInDoubles(logits, magic, exponent, out lessOne);
        }

        lessOne = LessOneOfRemainder(r, square);
        return (Vector128.Create(1f) + lessOne) * Vector128.ShiftLeft(rounded.AsInt32() - exponent, FloatFormat.SingleMantissaBits).AsSingle();
    }

    /// <summary><c>exp(x) 2^-n - 1</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LessOneInDoubles(Vector128<float> x, Vector128<float> n)
    {
        Vector128<float> r = ExactRemainder(x, n);
        return LessOneOfRemainder(r, r * r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LessOneOfRemainder(Vector128<float> r, Vector128<float> square)
    {
        Vector128<float> vanishing = Vector128.LessThan(square, Vector128.Create(VanishingSquare)) & Vector128.GreaterThan(square, Vector128<float>.Zero);
        return vanishing == Vector128<float>.Zero ? LessOne(r, square) : EmulatedLessOne(r);
    }

    /// <summary>The exponentials of one vector of logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpInDoubles(Vector128<float> x, Vector128<float> magic, Vector128<int> exponent)
    {
        Vector128<float> rounded = (x * Vector128.Create(SingleInverseLn2)) + magic;
        Vector128<float> n = rounded - magic;
        Vector128<float> r = WholeRemainder(x, n) + (n * Vector128.Create(SingleMinusLn2Low));
        Vector128<float> square = r * r;
        if (Vector128.GreaterThanAny(square, Vector128.Create(DoubtfulSquare)))
        {
            return ExpAllInDoubles(x, magic, exponent, out _);
        }

        return (Vector128.Create(1f) + LessOne(r, square)) * Vector128.ShiftLeft(rounded.AsInt32() - exponent, FloatFormat.SingleMantissaBits).AsSingle();
    }

    /// <summary><c>x - n ln 2</c> with ln 2 rounded, which is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> WholeRemainder(Vector128<float> x, Vector128<float> n) =>
        (x + (n * Vector128.Create(SingleMinusLn2First))) + (n * Vector128.Create(SingleMinusLn2Second));

    /// <summary><c>x - n ln 2</c> with the bits of the fused step, in every case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExactRemainder(Vector128<float> x, Vector128<float> n)
    {
        Vector128<float> whole = WholeRemainder(x, n);
        Vector128<float> third = n * Vector128.Create(SingleMinusLn2Third);
        Vector128<float> r = whole + third;
        return r + (((whole - r) + third) + (n * Vector128.Create(SingleMinusLn2Fourth)));
    }

    /// <summary><c>exp(r) - 1</c> of numbers that do not vanish.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LessOne(Vector128<float> r, Vector128<float> square)
    {
        Vector128<double> lower = Vector128.WidenLower(r);
        Vector128<double> upper = Vector128.WidenUpper(r);
        return Vector128.Narrow(
            (Vector128.WidenLower(square) * RoundToSingles((PolynomialOf3(lower) * lower) + Vector128.Create((double)Single2))) + lower,
            (Vector128.WidenUpper(square) * RoundToSingles((PolynomialOf3(upper) * upper) + Vector128.Create((double)Single2))) + upper);
    }

    /// <summary><c>exp(r) - 1</c>, with the two sums that doubles would round twice emulated.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> EmulatedLessOne(Vector128<float> r)
    {
        Vector128<float> q = Vector128.Narrow(PolynomialOf3(Vector128.WidenLower(r)), PolynomialOf3(Vector128.WidenUpper(r)));
        return FusedMultiply.Emulate(r * r, FusedMultiply.Emulate(q, r, Vector128.Create(Single2)), r);
    }

    /// <summary>The exponentials where floats may find another n: the reduction in doubles, too, where all of it is exact.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> ExpAllInDoubles(
        Vector128<float> x, Vector128<float> magic, Vector128<int> exponent, out Vector128<float> lessOne)
    {
        Vector128<double> aboveSingles = Vector128.Create(DoubleRoundToInteger - SingleRoundToInteger);
        Vector128<double> lower = Reduce(Vector128.WidenLower(x), Vector128.WidenLower(magic) + aboveSingles, out Vector128<double> lowerRounded);
        Vector128<double> upper = Reduce(Vector128.WidenUpper(x), Vector128.WidenUpper(magic) + aboveSingles, out Vector128<double> upperRounded);
        lessOne = EmulatedLessOne(Vector128.Narrow(lower, upper));
        Vector128<int> biased = FusedMultiply.LowWords(lowerRounded, upperRounded) - exponent;
        return (Vector128.Create(1f) + lessOne) * Vector128.ShiftLeft(biased, FloatFormat.SingleMantissaBits).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Reduce(Vector128<double> x, Vector128<double> magic, out Vector128<double> rounded)
    {
        rounded = (x * Vector128.Create((double)SingleInverseLn2)) + magic;
        Vector128<double> n = rounded - magic;
        return (x + (n * Vector128.Create((double)SingleMinusLn2High))) + (n * Vector128.Create((double)SingleMinusLn2Low));
    }

    /// <summary>The polynomial but its last step, rounded to floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> PolynomialOf3(Vector128<double> r)
    {
        Vector128<double> q = CutToSingles((r * Vector128.Create((double)Single6)) + Vector128.Create(Single5 + HalfUnitFrom2ToMinus7));
        q = CutToSingles((q * r) + Vector128.Create(Single4 + HalfUnitFrom2ToMinus5));
        return CutToSingles((q * r) + Vector128.Create(Single3 + HalfUnitFrom2ToMinus3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> CutToSingles(Vector128<double> value) => (value.AsInt64() & Vector128.Create(~FusedMultiply.BitsLostByFloat)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> RoundToSingles(Vector128<double> value) =>
        CutToSingles((value.AsInt64() + Vector128.Create(FusedMultiply.Halfway)).AsDouble());

    /// <summary>Four vectors in memory.</summary>
    private struct FourVectors128
    {
        public Vector128<float> Vector0;
        public Vector128<float> Vector1;
        public Vector128<float> Vector2;
        public Vector128<float> Vector3;
    }
}
