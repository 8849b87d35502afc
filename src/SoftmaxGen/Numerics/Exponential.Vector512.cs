using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;
using static SoftmaxGen.Simd.FusedMultiply;

namespace SoftmaxGen.Numerics;

/// <content>
/// The steps of the scalar form, written flat for vectors: a kernel has an exponential for each class, and the JIT compiler
/// inlines only so many calls into one method.
/// </content>
internal static partial class Exponential
{
    /// <summary>Computes <c>exp(logits)</c> relative to the row, as every step is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpByFusedSteps(Vector512<float> logits, RowShift<Vector512<float>> shift)
    {
        Vector512<float> magic = shift.Magic;
        Vector512<float> x = NativeMax.Max(shift.Floor, logits - shift.Center);
        Vector512<float> biased = MultiplyAdd(x, Vector512.Create(SingleInverseLn2), magic);
        Vector512<float> n = biased - magic;
        Vector512<float> r = MultiplyAdd(n, Vector512.Create(SingleMinusLn2High), x);
        r = MultiplyAdd(n, Vector512.Create(SingleMinusLn2Low), r);

        Vector512<float> q = MultiplyAdd(Vector512.Create(Single6), r, Vector512.Create(Single5));
        q = MultiplyAdd(q, r, Vector512.Create(Single4));
        q = MultiplyAdd(q, r, Vector512.Create(Single3));
        q = MultiplyAdd(q, r, Vector512.Create(Single2));
        Vector512<float> powerOfTwo = Vector512.ShiftLeft(biased.AsInt32(), FloatFormat.SingleMantissaBits).AsSingle();
        return MultiplyAdd(MultiplyAdd(r * r, q, r), powerOfTwo, powerOfTwo);
    }

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> logits, RowShift<Vector512<double>> shift)
    {
        Vector512<double> magic = shift.Magic;
        Vector512<double> x = NativeMax.Max(shift.Floor, logits - shift.Center);
        Vector512<double> biased = MultiplyAdd(x, Vector512.Create(DoubleInverseLn2), magic);
        Vector512<double> n = biased - magic;
        Vector512<double> r = MultiplyAdd(n, Vector512.Create(DoubleMinusLn2High), x);
        r = MultiplyAdd(n, Vector512.Create(DoubleMinusLn2Low), r);

        Vector512<double> q = MultiplyAdd(Vector512.Create(Double11), r, Vector512.Create(Double10));
        q = MultiplyAdd(q, r, Vector512.Create(Double9));
        q = MultiplyAdd(q, r, Vector512.Create(Double8));
        q = MultiplyAdd(q, r, Vector512.Create(Double7));
        q = MultiplyAdd(q, r, Vector512.Create(Double6));
        q = MultiplyAdd(q, r, Vector512.Create(Double5));
        q = MultiplyAdd(q, r, Vector512.Create(Double4));
        q = MultiplyAdd(q, r, Vector512.Create(Double3));
        q = MultiplyAdd(q, r, Vector512.Create(Double2));
        Vector512<double> powerOfTwo = Vector512.ShiftLeft(biased.AsInt64(), FloatFormat.DoubleMantissaBits).AsDouble();
        return MultiplyAdd(MultiplyAdd(r * r, q, r), powerOfTwo, powerOfTwo);
    }
}
