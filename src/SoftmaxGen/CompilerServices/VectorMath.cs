using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.CompilerServices;

/// <summary>The mathematics that generated kernels call: the same bits for every width and on every processor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>Replaces logits by exp(logits), with a factor that all terms of a row share: four classes, in step.</summary>
    /// <param name="x0">The logits of a class.</param>
    /// <param name="x1">Those of the next.</param>
    /// <param name="x2">Those of the next.</param>
    /// <param name="x3">Those of the next.</param>
    /// <param name="shift">The shift of the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(
        ref Vector128<float> x0, ref Vector128<float> x1, ref Vector128<float> x2, ref Vector128<float> x3, RowShift<Vector128<float>> shift) =>
        Exponential.Exp(ref x0, ref x1, ref x2, ref x3, shift);

    /// <summary>Replaces logits by exp(logits), with a factor that all terms of a row share: four classes, in step.</summary>
    /// <param name="x0">The logits of a class.</param>
    /// <param name="x1">Those of the next.</param>
    /// <param name="x2">Those of the next.</param>
    /// <param name="x3">Those of the next.</param>
    /// <param name="shift">The shift of the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(
        ref Vector128<double> x0, ref Vector128<double> x1, ref Vector128<double> x2, ref Vector128<double> x3, RowShift<Vector128<double>> shift) =>
        Exponential.Exp(ref x0, ref x1, ref x2, ref x3, shift);

    /// <summary>Replaces logits of a row in range by exp(logits), with a factor that all its terms share: two vectors, in step.</summary>
    /// <param name="x0">The logits of a vector.</param>
    /// <param name="x1">Those of the next.</param>
    /// <param name="exponent">The row's exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector128<float> x0, ref Vector128<float> x1, Vector128<int> exponent) => Exponential.Exp(ref x0, ref x1, exponent);
}
