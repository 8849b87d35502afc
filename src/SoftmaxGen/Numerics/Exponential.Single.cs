using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <content>The exponentials of <see cref="float"/>: by fused steps, or in 128-bit vectors without them.</content>
internal static partial class Exponential
{
    /// <summary>What a row in range subtracts from the exponents of its exponentials, from its maximum in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Exponent(Vector512<float> max) => ExponentByFusedStep(max);

    /// <summary>What a row in range subtracts from the exponents of its exponentials, from its maximum in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Exponent(Vector256<float> max) => ExponentByFusedStep(max);

    /// <summary>What a row in range subtracts from the exponents of its exponentials, from its maximum in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Exponent(Vector128<float> max)
    {
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            return ExponentByFusedStep(max);
        }

        Vector128<double> rounded = (Vector128.WidenLower(max) * Vector128.Create((double)SingleInverseLn2)) + Vector128.Create(DoubleRoundToInteger);
        return FusedMultiply.LowWords(rounded, rounded) - Vector128.Create(SingleBiases);
    }

    /// <summary>The exponential of rows' maxima, relative to the row and without its bias, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpOfMaxLessOne(Vector512<float> max, RowShift<Vector512<float>> shift) => ExpOfMaxByFusedSteps(max, shift);

    /// <summary>The exponential of rows' maxima, relative to the row and without its bias, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpOfMaxLessOne(Vector256<float> max, RowShift<Vector256<float>> shift) => ExpOfMaxByFusedSteps(max, shift);

    /// <summary>The exponential of rows' maxima, relative to the row and without its bias, less 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ExpOfMaxLessOne(Vector128<float> max, RowShift<Vector128<float>> shift) => Fma.IsSupported || AdvSimd.IsSupported
        ? ExpOfMaxByFusedSteps(max, shift)
        : LessOneInDoubles(max - shift.Center, Vector128.Create(SingleRoundToBiasedExponent) - shift.Magic);

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, RowShift<Vector512<float>> shift) => ExpByFusedSteps(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range, and before its last rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, Vector512<int> exponent, out Vector512<float> lessOne) => ExpByFusedSteps(logits, exponent, out lessOne);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> logits, Vector512<int> exponent) => ExpByFusedSteps(logits, exponent, out _);

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

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> logits, Vector256<int> exponent) => ExpByFusedSteps(logits, exponent, out _);

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

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> logits, Vector128<int> exponent) =>
        Fma.IsSupported || AdvSimd.IsSupported ? ExpByFusedSteps(logits, exponent, out _) : ExpInDoubles(logits, exponent);

    /// <summary>Replaces two vectors of logits by their exponentials, relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector128<float> x0, ref Vector128<float> x1, Vector128<int> exponent)
    {
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            x0 = ExpByFusedSteps(x0, exponent, out _);
            x1 = ExpByFusedSteps(x1, exponent, out _);
            return;
        }

        ExpInDoubles(ref x0, ref x1, exponent);
    }

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
}
