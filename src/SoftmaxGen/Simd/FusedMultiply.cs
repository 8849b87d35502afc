using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#if NET9_0_OR_GREATER
using static System.Runtime.Intrinsics.Vector128;
using static System.Runtime.Intrinsics.Vector256;
using static System.Runtime.Intrinsics.Vector512;
#else
using static SoftmaxGen.Simd.FusedInstruction;
#endif

namespace SoftmaxGen.Simd;

/// <summary>
/// Fused multiply-add, <c>left * right + addend</c> with one rounding: the instruction where there is one, elsewhere
/// an exact emulation with the same bits.
/// </summary>
/// <remarks>
/// <para>
/// The emulation for <see cref="float"/> computes in <see cref="double"/>. The product of two floats is exact there,
/// so only the addition rounds before the result is rounded to float; rounding twice differs from rounding once only
/// when the double lies exactly between two floats (its 29 low bits are 1 followed by zeros) and the addition was
/// inexact. Then the lost part decides: the double moves by one unit towards it. Results below the smallest
/// normal float are outside this argument. Kernels add no such numbers; a dense layer does where its gradients vanish, and
/// there a sum that is all but halfway between two of them may be off by the smallest one.
/// </para>
/// <para>For <see cref="double"/> the C library's function is called, but by exponentials, which have <see cref="FusedParts"/>.</para>
/// </remarks>
internal static class FusedMultiply
{
    /// <summary>The bits of a double that a float has no room for.</summary>
    public const long BitsLostByFloat = (1L << 29) - 1;

    /// <summary>Half a unit in the last place of a float, among them.</summary>
    public const long Halfway = 1L << 28;

    /// <summary>Whether there is no such instruction.</summary>
    public static bool IsEmulated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !(Fma.IsSupported || AdvSimd.IsSupported);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float left, float right, float addend) =>
        Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(left, right, addend) : Emulate(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
    {
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            return FusedMultiplyAdd(left, right, addend);
        }

        return Emulate(left, right, addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend)
    {
        if (Fma.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            return FusedMultiplyAdd(left, right, addend);
        }

        return Vector128.Create(
            Math.FusedMultiplyAdd(left.GetElement(0), right.GetElement(0), addend.GetElement(0)),
            Math.FusedMultiplyAdd(left.GetElement(1), right.GetElement(1), addend.GetElement(1)));
    }

    /// <summary>Computes <c>value * factor + value * factorRest</c>, the last product rounded before the sum is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> value, Vector512<float> factor, Vector512<float> factorRest) =>
        FusedMultiplyAdd(value, factor, value * factorRest);

    /// <summary>Computes <c>value * factor + value * factorRest</c>, the last product rounded before the sum is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> value, Vector256<float> factor, Vector256<float> factorRest) =>
        FusedMultiplyAdd(value, factor, value * factorRest);

    /// <summary>Computes <c>value * factor + value * factorRest</c>, the last product rounded before the sum is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> value, Vector128<float> factor, Vector128<float> factorRest)
    {
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            return FusedMultiplyAdd(value, factor, value * factorRest);
        }

        return Sse2.IsSupported
            ? EmulateThroughMemory(value, factor, value * factorRest)
            : Emulate(value, factor, value * factorRest);
    }

    /// <summary>The low 32 bits of two doubles each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LowWords(Vector128<double> lower, Vector128<double> upper) => Sse.IsSupported
        ? Sse.Shuffle(lower.AsSingle(), upper.AsSingle(), 0b10_00_10_00).AsInt32()
        : Vector128.Narrow(lower.AsInt64(), upper.AsInt64());

    /// <summary>The lower two lanes as doubles, of a vector in memory.</summary>
    /// <remarks>
    /// To convert what is loaded takes one instruction a half. In a register it takes two or three, all but one for the same execution port, and
    /// with them that port is what an emulation waits for.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> WidenLower(ref readonly Vector128<float> value) => Sse2.IsSupported
        ? Sse2.ConvertToVector128Double(Vector128.CreateScalarUnsafe(Unsafe.As<Vector128<float>, double>(ref Unsafe.AsRef(in value))).AsSingle())
        : Vector128.WidenLower(value);

    /// <summary>The upper two lanes as doubles, of a vector in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> WidenUpper(ref readonly Vector128<float> value) => Sse2.IsSupported
        ? Sse2.ConvertToVector128Double(
            Vector128.CreateScalarUnsafe(Unsafe.Add(ref Unsafe.As<Vector128<float>, double>(ref Unsafe.AsRef(in value)), 1)).AsSingle())
        : Vector128.WidenUpper(value);

    /// <summary>The emulation of a vector; internal so that the tests reach it on processors that have the instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Emulate(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
    {
        Vector128<double> lowerProduct = Vector128.WidenLower(left) * Vector128.WidenLower(right);
        Vector128<double> upperProduct = Vector128.WidenUpper(left) * Vector128.WidenUpper(right);
        Vector128<double> lower = lowerProduct + Vector128.WidenLower(addend);
        Vector128<double> upper = upperProduct + Vector128.WidenUpper(addend);
        return Round(lower, upper, lowerProduct, upperProduct, addend);
    }

    /// <summary>The same; where the factor stays the same and the others do not, these are widened through memory.</summary>
    /// <remarks>Written flat, for a kernel has one for each class.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> EmulateThroughMemory(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
    {
        ref double lefts = ref Unsafe.As<Vector128<float>, double>(ref left);
        ref double addends = ref Unsafe.As<Vector128<float>, double>(ref addend);
        Vector128<double> lowerProduct = Sse2.ConvertToVector128Double(Vector128.CreateScalarUnsafe(lefts).AsSingle()) * Vector128.WidenLower(right);
        Vector128<double> lower = lowerProduct + Sse2.ConvertToVector128Double(Vector128.CreateScalarUnsafe(addends).AsSingle());
        Vector128<double> upperProduct =
            Sse2.ConvertToVector128Double(Vector128.CreateScalarUnsafe(Unsafe.Add(ref lefts, 1)).AsSingle()) * Vector128.WidenUpper(right);
        Vector128<double> upper = upperProduct + Sse2.ConvertToVector128Double(Vector128.CreateScalarUnsafe(Unsafe.Add(ref addends, 1)).AsSingle());
        return Round(lower, upper, lowerProduct, upperProduct, addend);
    }

    /// <summary>Rounds sums of a product and an addend to floats, as if the sums had not been rounded before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Round(
        Vector128<double> lower,
        Vector128<double> upper,
        Vector128<double> lowerProduct,
        Vector128<double> upperProduct,
        Vector128<float> addend)
    {
        Vector128<int> lost = LowWords(lower, upper) & Vector128.Create((int)BitsLostByFloat);
        if (Vector128.EqualsAny(lost, Vector128.Create((int)Halfway)))
        {
            // Rare, and no call all the same: a call would take all registers of the kernel to memory.
            lower = TowardsLost(lower, lowerProduct, Vector128.WidenLower(addend));
            upper = TowardsLost(upper, upperProduct, Vector128.WidenUpper(addend));
        }

        return Vector128.Narrow(lower, upper);
    }

    /// <summary>Moves sums that lie halfway between two floats by one unit towards what their addition lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> TowardsLost(Vector128<double> sum, Vector128<double> product, Vector128<double> addend)
    {
        // What the addition lost (Knuth's two-sum).
        Vector128<double> addendPart = sum - product;
        Vector128<double> lost = (product - (sum - addendPart)) + (addend - addendPart);
        Vector128<long> moves =
            Vector128.Equals(sum.AsInt64() & Vector128.Create(BitsLostByFloat), Vector128.Create(Halfway))
            & ~Vector128.Equals(lost, Vector128<double>.Zero).AsInt64();

        // Up by one unit where both have the same sign, down where they have not.
        Vector128<long> unit = Vector128.ShiftRightArithmetic(lost.AsInt64() ^ sum.AsInt64(), 63) | Vector128<long>.One;
        return (sum.AsInt64() + (unit & moves)).AsDouble();
    }

    /// <summary>The emulation of one lane; internal so that the tests reach it on processors that have the instruction.</summary>
    internal static float Emulate(float left, float right, float addend)
    {
        double product = (double)left * right;
        double sum = product + addend;
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if ((bits & BitsLostByFloat) != Halfway)
        {
            return (float)sum;
        }

        // What the addition lost (Knuth's two-sum).
        double addendPart = sum - product;
        double lost = (product - (sum - addendPart)) + (addend - addendPart);
        if (lost == 0)
        {
            return (float)sum;
        }

        return (float)BitConverter.Int64BitsToDouble((lost > 0) == (sum > 0) ? bits + 1 : bits - 1);
    }
}
