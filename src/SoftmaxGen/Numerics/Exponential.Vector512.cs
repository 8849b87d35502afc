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
    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, RowShift<Vector512<float>> shift)
    {
        Vector512<float> x = Simd512<float>.Max(shift.Floor, logits - shift.Center);
        Vector512<float> biased = MultiplyAdd(x, Vector512.Create(Constants<float>.InverseLn2), shift.Magic);
        Vector512<float> n = biased - shift.Magic;
        Vector512<float> r = MultiplyAdd(n, Vector512.Create(Constants<float>.MinusLn2High), x);
        r = MultiplyAdd(n, Vector512.Create(Constants<float>.MinusLn2Low), r);

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
        Vector512<double> x = Simd512<double>.Max(shift.Floor, logits - shift.Center);
        Vector512<double> biased = MultiplyAdd(x, Vector512.Create(Constants<double>.InverseLn2), shift.Magic);
        Vector512<double> n = biased - shift.Magic;
        Vector512<double> r = MultiplyAdd(n, Vector512.Create(Constants<double>.MinusLn2High), x);
        r = MultiplyAdd(n, Vector512.Create(Constants<double>.MinusLn2Low), r);

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
