using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;
using static SoftmaxGen.Simd.FusedMultiply;
#if NET9_0_OR_GREATER
using static System.Runtime.Intrinsics.Vector512;
#else
using static SoftmaxGen.Simd.FusedInstruction;
#endif

namespace SoftmaxGen.Numerics;

/// <content>
/// The steps of the scalar form, written flat for vectors: a kernel has an exponential for each class, and the JIT compiler inlines only so
/// many calls into one method, and keeps track of so many numbers in it, a thousand; others live in memory. What runs only
/// where a fused step is an instruction calls the vectors' own method, for one of ours that has a branch is one more number a call.
/// </content>
internal static partial class Exponential
{
    /// <summary>Whether a row's logits must be centred, or held above the floor, before their exponentials are taken.</summary>
    /// <param name="maxes">The maximum, in every lane.</param>
    /// <param name="mins">The minimum, in some lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOutOfRange<T>(Vector512<T> maxes, Vector512<T> mins)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.Abs(maxes.ToScalar()) >= Constants<T>.CenterThreshold || Vector512.LessThan(mins, maxes - Vector512.Create(Constants<T>.Reach)).ExtractMostSignificantBits() != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> ExponentByFusedStep(Vector512<float> max) =>
        FusedMultiplyAdd(max, Vector512.Create(SingleInverseLn2), Vector512.Create(SingleRoundToInteger)).AsInt32() - Vector512.Create(SingleBiases);

    /// <summary>What a row in range subtracts from the exponents of its exponentials, from its maximum in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Exponent(Vector512<double> max) =>
        MultiplyAdd(max, Vector512.Create(DoubleInverseLn2), Vector512.Create(DoubleRoundToInteger)).AsInt64() - Vector512.Create(DoubleBiases);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, as every step is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpByFusedSteps(Vector512<float> logits, RowShift<Vector512<float>> shift)
    {
        Vector512<float> magic = shift.Magic;
        Vector512<float> x = NativeMax.Max(shift.Floor, logits - shift.Center);
        Vector512<float> biased = FusedMultiplyAdd(x, Vector512.Create(SingleInverseLn2), magic);
        Vector512<float> n = biased - magic;
        Vector512<float> r = FusedMultiplyAdd(n, Vector512.Create(SingleMinusLn2High), x);
        r = FusedMultiplyAdd(n, Vector512.Create(SingleMinusLn2Low), r);

        Vector512<float> q = FusedMultiplyAdd(Vector512.Create(Single6), r, Vector512.Create(Single5));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Single4));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Single3));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Single2));
        Vector512<float> powerOfTwo = Vector512.ShiftLeft(biased.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        return FusedMultiplyAdd(FusedMultiplyAdd(r * r, q, r), powerOfTwo, powerOfTwo);
    }

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpByFusedSteps(Vector512<float> logits, Vector512<int> exponent, out Vector512<float> lessOne)
    {
        Vector512<float> magic = Vector512.Create(SingleRoundToInteger);
        Vector512<float> rounded = FusedMultiplyAdd(logits, Vector512.Create(SingleInverseLn2), magic);
        lessOne = LessOneByFusedSteps(logits, rounded - magic);
        Vector512<float> powerOfTwo = Vector512.ShiftLeft(rounded.AsInt32() - exponent, FloatFormat.SingleMantissaBits).AsSingle();
        return FusedMultiplyAdd(lessOne, powerOfTwo, powerOfTwo);
    }

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row, a step of all at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExpByFusedSteps(
        ref Vector512<float> x0, ref Vector512<float> x1, ref Vector512<float> x2, ref Vector512<float> x3, RowShift<Vector512<float>> shift)
    {
        Vector512<float> magic = shift.Magic;
        x0 = NativeMax.Max(shift.Floor, x0 - shift.Center);
        x1 = NativeMax.Max(shift.Floor, x1 - shift.Center);
        x2 = NativeMax.Max(shift.Floor, x2 - shift.Center);
        x3 = NativeMax.Max(shift.Floor, x3 - shift.Center);

        Vector512<float> inverseLn2 = Vector512.Create(SingleInverseLn2);
        Vector512<float> biased0 = FusedMultiplyAdd(x0, inverseLn2, magic);
        Vector512<float> biased1 = FusedMultiplyAdd(x1, inverseLn2, magic);
        Vector512<float> biased2 = FusedMultiplyAdd(x2, inverseLn2, magic);
        Vector512<float> biased3 = FusedMultiplyAdd(x3, inverseLn2, magic);

        Vector512<float> n0 = biased0 - magic;
        Vector512<float> n1 = biased1 - magic;
        Vector512<float> n2 = biased2 - magic;
        Vector512<float> n3 = biased3 - magic;
        x0 = FusedMultiplyAdd(n0, Vector512.Create(SingleMinusLn2High), x0);
        x1 = FusedMultiplyAdd(n1, Vector512.Create(SingleMinusLn2High), x1);
        x2 = FusedMultiplyAdd(n2, Vector512.Create(SingleMinusLn2High), x2);
        x3 = FusedMultiplyAdd(n3, Vector512.Create(SingleMinusLn2High), x3);
        x0 = FusedMultiplyAdd(n0, Vector512.Create(SingleMinusLn2Low), x0);
        x1 = FusedMultiplyAdd(n1, Vector512.Create(SingleMinusLn2Low), x1);
        x2 = FusedMultiplyAdd(n2, Vector512.Create(SingleMinusLn2Low), x2);
        x3 = FusedMultiplyAdd(n3, Vector512.Create(SingleMinusLn2Low), x3);

        Vector512<float> q0 = FusedMultiplyAdd(Vector512.Create(Single6), x0, Vector512.Create(Single5));
        Vector512<float> q1 = FusedMultiplyAdd(Vector512.Create(Single6), x1, Vector512.Create(Single5));
        Vector512<float> q2 = FusedMultiplyAdd(Vector512.Create(Single6), x2, Vector512.Create(Single5));
        Vector512<float> q3 = FusedMultiplyAdd(Vector512.Create(Single6), x3, Vector512.Create(Single5));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Single4));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Single4));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Single4));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Single4));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Single3));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Single3));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Single3));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Single3));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Single2));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Single2));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Single2));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Single2));

        q0 = FusedMultiplyAdd(x0 * x0, q0, x0);
        q1 = FusedMultiplyAdd(x1 * x1, q1, x1);
        q2 = FusedMultiplyAdd(x2 * x2, q2, x2);
        q3 = FusedMultiplyAdd(x3 * x3, q3, x3);
        biased0 = Vector512.ShiftLeft(biased0.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        biased1 = Vector512.ShiftLeft(biased1.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        biased2 = Vector512.ShiftLeft(biased2.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        biased3 = Vector512.ShiftLeft(biased3.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        x0 = FusedMultiplyAdd(q0, biased0, biased0);
        x1 = FusedMultiplyAdd(q1, biased1, biased1);
        x2 = FusedMultiplyAdd(q2, biased2, biased2);
        x3 = FusedMultiplyAdd(q3, biased3, biased3);
    }

    /// <summary>Computes <c>exp(logits)</c> relative to the row, as every step is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpByFusedSteps(Vector512<double> logits, RowShift<Vector512<double>> shift)
    {
        Vector512<double> magic = shift.Magic;
        Vector512<double> x = NativeMax.Max(shift.Floor, logits - shift.Center);
        Vector512<double> biased = FusedMultiplyAdd(x, Vector512.Create(DoubleInverseLn2), magic);
        Vector512<double> n = biased - magic;
        Vector512<double> r = FusedMultiplyAdd(n, Vector512.Create(DoubleMinusLn2High), x);
        r = FusedMultiplyAdd(n, Vector512.Create(DoubleMinusLn2Low), r);

        Vector512<double> q = FusedMultiplyAdd(Vector512.Create(Double11), r, Vector512.Create(Double10));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double9));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double8));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double7));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double6));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double5));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double4));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double3));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double2));
        Vector512<double> powerOfTwo = Vector512.ShiftLeft(biased.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        return FusedMultiplyAdd(FusedMultiplyAdd(r * r, q, r), powerOfTwo, powerOfTwo);
    }

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpByFusedSteps(Vector512<double> logits, Vector512<long> exponent)
    {
        Vector512<double> magic = Vector512.Create(DoubleRoundToInteger);
        Vector512<double> rounded = FusedMultiplyAdd(logits, Vector512.Create(DoubleInverseLn2), magic);
        Vector512<double> n = rounded - magic;
        Vector512<double> r = FusedMultiplyAdd(n, Vector512.Create(DoubleMinusLn2High), logits);
        r = FusedMultiplyAdd(n, Vector512.Create(DoubleMinusLn2Low), r);

        Vector512<double> q = FusedMultiplyAdd(Vector512.Create(Double11), r, Vector512.Create(Double10));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double9));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double8));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double7));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double6));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double5));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double4));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double3));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Double2));
        Vector512<double> powerOfTwo = Vector512.ShiftLeft(rounded.AsInt64() - exponent, FloatFormat.DoubleMantissaBits).AsDouble();
        return FusedMultiplyAdd(FusedMultiplyAdd(r * r, q, r), powerOfTwo, powerOfTwo);
    }

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row, a step of all at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ExpByFusedSteps(
        ref Vector512<double> x0, ref Vector512<double> x1, ref Vector512<double> x2, ref Vector512<double> x3, RowShift<Vector512<double>> shift)
    {
        Vector512<double> magic = shift.Magic;
        x0 = NativeMax.Max(shift.Floor, x0 - shift.Center);
        x1 = NativeMax.Max(shift.Floor, x1 - shift.Center);
        x2 = NativeMax.Max(shift.Floor, x2 - shift.Center);
        x3 = NativeMax.Max(shift.Floor, x3 - shift.Center);

        Vector512<double> inverseLn2 = Vector512.Create(DoubleInverseLn2);
        Vector512<double> biased0 = FusedMultiplyAdd(x0, inverseLn2, magic);
        Vector512<double> biased1 = FusedMultiplyAdd(x1, inverseLn2, magic);
        Vector512<double> biased2 = FusedMultiplyAdd(x2, inverseLn2, magic);
        Vector512<double> biased3 = FusedMultiplyAdd(x3, inverseLn2, magic);

        Vector512<double> n0 = biased0 - magic;
        Vector512<double> n1 = biased1 - magic;
        Vector512<double> n2 = biased2 - magic;
        Vector512<double> n3 = biased3 - magic;
        x0 = FusedMultiplyAdd(n0, Vector512.Create(DoubleMinusLn2High), x0);
        x1 = FusedMultiplyAdd(n1, Vector512.Create(DoubleMinusLn2High), x1);
        x2 = FusedMultiplyAdd(n2, Vector512.Create(DoubleMinusLn2High), x2);
        x3 = FusedMultiplyAdd(n3, Vector512.Create(DoubleMinusLn2High), x3);
        x0 = FusedMultiplyAdd(n0, Vector512.Create(DoubleMinusLn2Low), x0);
        x1 = FusedMultiplyAdd(n1, Vector512.Create(DoubleMinusLn2Low), x1);
        x2 = FusedMultiplyAdd(n2, Vector512.Create(DoubleMinusLn2Low), x2);
        x3 = FusedMultiplyAdd(n3, Vector512.Create(DoubleMinusLn2Low), x3);

        Vector512<double> q0 = FusedMultiplyAdd(Vector512.Create(Double11), x0, Vector512.Create(Double10));
        Vector512<double> q1 = FusedMultiplyAdd(Vector512.Create(Double11), x1, Vector512.Create(Double10));
        Vector512<double> q2 = FusedMultiplyAdd(Vector512.Create(Double11), x2, Vector512.Create(Double10));
        Vector512<double> q3 = FusedMultiplyAdd(Vector512.Create(Double11), x3, Vector512.Create(Double10));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double9));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double9));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double9));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double9));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double8));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double8));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double8));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double8));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double7));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double7));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double7));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double7));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double6));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double6));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double6));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double6));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double5));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double5));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double5));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double5));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double4));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double4));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double4));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double4));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double3));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double3));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double3));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double3));
        q0 = FusedMultiplyAdd(q0, x0, Vector512.Create(Double2));
        q1 = FusedMultiplyAdd(q1, x1, Vector512.Create(Double2));
        q2 = FusedMultiplyAdd(q2, x2, Vector512.Create(Double2));
        q3 = FusedMultiplyAdd(q3, x3, Vector512.Create(Double2));

        q0 = FusedMultiplyAdd(x0 * x0, q0, x0);
        q1 = FusedMultiplyAdd(x1 * x1, q1, x1);
        q2 = FusedMultiplyAdd(x2 * x2, q2, x2);
        q3 = FusedMultiplyAdd(x3 * x3, q3, x3);
        biased0 = Vector512.ShiftLeft(biased0.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        biased1 = Vector512.ShiftLeft(biased1.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        biased2 = Vector512.ShiftLeft(biased2.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        biased3 = Vector512.ShiftLeft(biased3.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        x0 = FusedMultiplyAdd(q0, biased0, biased0);
        x1 = FusedMultiplyAdd(q1, biased1, biased1);
        x2 = FusedMultiplyAdd(q2, biased2, biased2);
        x3 = FusedMultiplyAdd(q3, biased3, biased3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfMaxByFusedSteps(Vector512<float> max, RowShift<Vector512<float>> shift) =>
        LessOneByFusedSteps(max - shift.Center, Vector512.Create(SingleRoundToBiasedExponent) - shift.Magic);

    /// <summary><c>exp(x) 2^-n - 1</c>, for what a kernel does a few times a row; what it does once a class is written out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LessOneByFusedSteps(Vector512<float> x, Vector512<float> n)
    {
        Vector512<float> r = FusedMultiplyAdd(n, Vector512.Create(SingleMinusLn2High), x);
        r = FusedMultiplyAdd(n, Vector512.Create(SingleMinusLn2Low), r);

        Vector512<float> q = FusedMultiplyAdd(Vector512.Create(Single6), r, Vector512.Create(Single5));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Single4));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Single3));
        q = FusedMultiplyAdd(q, r, Vector512.Create(Single2));
        return FusedMultiplyAdd(r * r, q, r);
    }

    /// <summary>The exponential of rows' maxima, relative to the row and without its bias, less 1, in about twice the precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ExpOfMaxLessOne(Vector512<double> max, RowShift<Vector512<double>> shift, out Vector512<double> rest)
    {
        Vector512<double> x = max - shift.Center;
        Vector512<double> n = Vector512.Create(DoubleRoundToBiasedExponent) - shift.Magic;
        Vector512<double> high = MultiplyAdd(n, Vector512.Create(DoubleMinusLn2High), x);
        Vector512<double> low = MultiplyAdd(n, Vector512.Create(DoubleMinusLn2Low), Vector512<double>.Zero);
        Vector512<double> r = high + low;
        Vector512<double> rRest = (high - r) + low;

        Vector512<double> q = MultiplyAdd(Vector512.Create(Double11), r, Vector512.Create(Double10));
        q = MultiplyAdd(q, r, Vector512.Create(Double9));
        q = MultiplyAdd(q, r, Vector512.Create(Double8));
        q = MultiplyAdd(q, r, Vector512.Create(Double7));
        q = MultiplyAdd(q, r, Vector512.Create(Double6));
        q = MultiplyAdd(q, r, Vector512.Create(Double5));
        q = MultiplyAdd(q, r, Vector512.Create(Double4));
        q = MultiplyAdd(q, r, Vector512.Create(Double3));
        q = MultiplyAdd(q, r, Vector512.Create(Double2));
        Vector512<double> square = (r * r) * q;
        Vector512<double> sum = r + square;
        rest = ((r - sum) + square) + rRest;
        return sum;
    }
}
