using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Numerics;

/// <content>The exponentials of <see cref="double"/>: by fused steps, or in 128-bit vectors without them.</content>
internal static partial class Exponential
{
    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> logits, RowShift<Vector512<double>> shift) => ExpByFusedSteps(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> logits, Vector512<long> exponent) => ExpByFusedSteps(logits, exponent);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(
        ref Vector512<double> x0, ref Vector512<double> x1, ref Vector512<double> x2, ref Vector512<double> x3, RowShift<Vector512<double>> shift) =>
        ExpByFusedSteps(ref x0, ref x1, ref x2, ref x3, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> logits, RowShift<Vector256<double>> shift) => ExpByFusedSteps(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> logits, Vector256<long> exponent) => ExpByFusedSteps(logits, exponent);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(
        ref Vector256<double> x0, ref Vector256<double> x1, ref Vector256<double> x2, ref Vector256<double> x3, RowShift<Vector256<double>> shift) =>
        ExpByFusedSteps(ref x0, ref x1, ref x2, ref x3, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> logits, RowShift<Vector128<double>> shift) =>
        Fma.IsSupported || AdvSimd.Arm64.IsSupported ? ExpByFusedSteps(logits, shift) : ExpInParts(logits, shift);

    /// <summary>Computes <c>exp(logits)</c> relative to the row, whose logits are in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> logits, Vector128<long> exponent) =>
        Fma.IsSupported || AdvSimd.Arm64.IsSupported ? ExpByFusedSteps(logits, exponent) : ExpInParts(logits, exponent);

    /// <summary>Replaces four vectors of logits by their exponentials, relative to the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(
        ref Vector128<double> x0, ref Vector128<double> x1, ref Vector128<double> x2, ref Vector128<double> x3, RowShift<Vector128<double>> shift)
    {
        if (Fma.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            ExpByFusedSteps(ref x0, ref x1, ref x2, ref x3, shift);
            return;
        }

        ExpInParts(ref x0, ref x1, shift);
        ExpInParts(ref x2, ref x3, shift);
    }
}
