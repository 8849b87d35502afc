using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The operations on a row that two to four vectors hold, stage by stage as in generated code. The last vector ends with the row, and
/// the numbers that the one before has too do not count in it.
/// </summary>
internal static class FewVectors512<TVectors>
    where TVectors : IVectors
{
    private static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(ref readonly float logits, int count, ref float destination)
    {
        Load(in logits, count, out Vector512<float> x0, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3);
        _ = IntoRange(ref x0, ref x1, ref x2, ref x3, out Vector512<float> maxes);
        Exp(ref x0, ref x1, ref x2, ref x3, VectorMath.Exponent(maxes));
        WideSum<float> sum = Sum(x0, x1, x2, x3, count);
        if (!VectorMath.IsNumber(sum))
        {
            Fallback.FillNaN(ref destination, count);
            return;
        }

        float scale = VectorMath.Scale(sum, out float scaleRest);
        Vector512<float> scales = Vector512.Create(scale);
        Vector512<float> scalesRest = Vector512.Create(scaleRest);
        Store(
            VectorMath.Multiply(x0, scales, scalesRest),
            VectorMath.Multiply(x1, scales, scalesRest),
            VectorMath.Multiply(x2, scales, scalesRest),
            VectorMath.Multiply(x3, scales, scalesRest),
            count,
            ref destination);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogSoftmax(ref readonly float logits, int count, ref float destination)
    {
        PeakSum<WideSum<float>> sum = SumApart(in logits, count, out float max);
        if (!VectorMath.IsNumber(sum))
        {
            Fallback.FillNaN(ref destination, count);
            return;
        }

        Load(in logits, count, out Vector512<float> x0, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3);
        Vector512<float> maxes = Vector512.Create(max);
        Vector512<float> tails = Vector512.Create(VectorMath.Tail(sum));
        Store((x0 - maxes) - tails, (x1 - maxes) - tails, (x2 - maxes) - tails, (x3 - maxes) - tails, count, ref destination);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogSumExp(ref readonly float logits, int count)
    {
        PeakSum<WideSum<float>> sum = SumApart(in logits, count, out float max);
        return VectorMath.IsNumber(sum) ? max + VectorMath.Tail(sum) : float.NaN;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float CrossEntropy(ref readonly float logits, int count, int label)
    {
        float logit = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
        PeakSum<WideSum<float>> sum = SumApart(in logits, count, out float max);
        return VectorMath.IsNumber(sum) ? (max - logit) + VectorMath.Tail(sum) : float.NaN;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float CrossEntropyGradient(ref readonly float logits, int count, int label, ref float gradient)
    {
        float logit = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
        Load(in logits, count, out Vector512<float> x0, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3);
        float max = IntoRange(ref x0, ref x1, ref x2, ref x3, out Vector512<float> maxes);
        int ties = Ties(x0, x1, x2, x3, maxes, count);
        Vector512<float> isMax0 = Vector512.Equals(x0, maxes);
        Vector512<float> isMax1 = Vector512.Equals(x1, maxes);
        Vector512<float> isMax2 = Vector512.Equals(x2, maxes);
        Vector512<float> isMax3 = Vector512.Equals(x3, maxes);
        Exp(ref x0, ref x1, ref x2, ref x3, VectorMath.Exponent(maxes));
        WideSum<float> below = Sum(
            Vector512.AndNot(x0, isMax0), Vector512.AndNot(x1, isMax1), Vector512.AndNot(x2, isMax2), Vector512.AndNot(x3, isMax3), count);
        PeakSum<WideSum<float>> sum = VectorMath.SetPeakApart(maxes.ToScalar(), ties, below);
        if (!VectorMath.IsNumber(sum))
        {
            Fallback.FillNaN(ref gradient, count);
            return float.NaN;
        }

        float scale = VectorMath.Scale(1, sum, out float scaleRest, out float others);
        Vector512<float> scales = Vector512.Create(scale);
        Vector512<float> scalesRest = Vector512.Create(scaleRest);
        Vector512<float> atMax = Vector512.Create(0 - others);
        Store(
            Gradient(x0, scales, scalesRest, isMax0, atMax, label),
            Gradient(x1, scales, scalesRest, isMax1, atMax, label - Width),
            Gradient(x2, scales, scalesRest, isMax2, atMax, label - (2 * Width)),
            Gradient(x3, scales, scalesRest, isMax3, atMax, label - (count - Width)),
            count,
            ref gradient);
        return (max - logit) + VectorMath.Tail(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gradient(
        Vector512<float> exp, Vector512<float> scales, Vector512<float> scalesRest, Vector512<float> isMax, Vector512<float> atMax, int labelLane)
    {
        Vector512<float> isLabel = Vector512.Equals(LaneMove.Indices512, Vector512.Create(labelLane)).AsSingle();
        Vector512<float> result = VectorMath.FusedMultiplyAdd(
            exp, scales, VectorMath.FusedMultiplyAdd(exp, scalesRest, isLabel & Vector512.Create(-1f)));
        return Vector512.ConditionalSelect(isLabel & isMax, atMax, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PeakSum<WideSum<float>> SumApart(ref readonly float logits, int count, out float max)
    {
        Load(in logits, count, out Vector512<float> x0, out Vector512<float> x1, out Vector512<float> x2, out Vector512<float> x3);
        max = IntoRange(ref x0, ref x1, ref x2, ref x3, out Vector512<float> maxes);
        int ties = Ties(x0, x1, x2, x3, maxes, count);
        Vector512<int> exponent = VectorMath.Exponent(maxes);
        WideSum<float> below = Sum(
            Below(x0, maxes, exponent), Below(x1, maxes, exponent), Below(x2, maxes, exponent), Below(x3, maxes, exponent), count);
        return VectorMath.SetPeakApart(maxes.ToScalar(), ties, below);
    }

    /// <summary>The exponentials of the logits below the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Below(Vector512<float> x, Vector512<float> maxes, Vector512<int> exponent) =>
        Vector512.AndNot(VectorMath.Exp(x, exponent), Vector512.Equals(x, maxes));

    /// <summary>How many logits equal the maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Ties(
        Vector512<float> x0, Vector512<float> x1, Vector512<float> x2, Vector512<float> x3, Vector512<float> maxes, int count) =>
        VectorMath.CountEqual(x0, maxes)
        + (TVectors.Count > 2 ? VectorMath.CountEqual(x1, maxes) : 0)
        + (TVectors.Count > 3 ? VectorMath.CountEqual(x2, maxes) : 0)
        + VectorMath.CountEqual(x3, maxes, skip: Width - Fresh(count));

    /// <summary>The logits as the exponential takes them, and their maximum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float IntoRange(
        ref Vector512<float> x0, ref Vector512<float> x1, ref Vector512<float> x2, ref Vector512<float> x3, out Vector512<float> maxes)
    {
        maxes = VectorMath.Max(x0, x3);
        Vector512<float> mins = VectorMath.Min(x0, x3);
        if (TVectors.Count > 2)
        {
            maxes = VectorMath.Max(maxes, x1);
            mins = VectorMath.Min(mins, x1);
        }

        if (TVectors.Count > 3)
        {
            maxes = VectorMath.Max(maxes, x2);
            mins = VectorMath.Min(mins, x2);
        }

        float max = VectorMath.MaxAcross(maxes);
        maxes = Vector512.Create(max);
        if (VectorMath.IsOutOfRange(maxes, mins))
        {
            RowShift<Vector512<float>> shift = VectorMath.Shift(max, maxes);
            maxes = VectorMath.IntoRange(maxes, shift);
            x0 = VectorMath.IntoRange(x0, shift);
            x1 = VectorMath.IntoRange(x1, shift);
            x2 = VectorMath.IntoRange(x2, shift);
            x3 = VectorMath.IntoRange(x3, shift);
        }

        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exp(
        ref Vector512<float> x0, ref Vector512<float> x1, ref Vector512<float> x2, ref Vector512<float> x3, Vector512<int> exponent)
    {
        x0 = VectorMath.Exp(x0, exponent);
        x1 = TVectors.Count > 2 ? VectorMath.Exp(x1, exponent) : default;
        x2 = TVectors.Count > 3 ? VectorMath.Exp(x2, exponent) : default;
        x3 = VectorMath.Exp(x3, exponent);
    }

    /// <summary>Element j in lane j mod 16, of which a vector is all or a part; the lanes folded by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSum<float> Sum(Vector512<float> term0, Vector512<float> term1, Vector512<float> term2, Vector512<float> term3, int count)
    {
        term3 = Simd512<float>.Move(term3, Simd512<float>.ToFront((nuint)Fresh(count)));
        WideSum512<float> sum = VectorMath.Widen(term0);
        if (Width == (int)LaneParts.Lanes)
        {
            sum = TVectors.Count > 2 ? VectorMath.Add(sum, term1) : sum;
            sum = TVectors.Count > 3 ? VectorMath.Add(sum, term2) : sum;
            return VectorMath.Add(sum, term3).Across();
        }

        if (TVectors.Count == 2)
        {
            return VectorMath.Add(sum, VectorMath.Widen(term3)).Across();
        }

        WideSum512<float> odd = VectorMath.Widen(term1);
        return TVectors.Count > 3
            ? VectorMath.Add(VectorMath.Add(sum, term2), VectorMath.Add(odd, term3)).Across()
            : VectorMath.Add(VectorMath.Add(sum, term3), odd).Across();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(
        ref readonly float logits,
        int count,
        out Vector512<float> x0,
        out Vector512<float> x1,
        out Vector512<float> x2,
        out Vector512<float> x3)
    {
        x0 = Vector512.LoadUnsafe(in logits);
        x1 = TVectors.Count > 2 ? Vector512.LoadUnsafe(in logits, (nuint)Width) : default;
        x2 = TVectors.Count > 3 ? Vector512.LoadUnsafe(in logits, 2 * (nuint)Width) : default;
        x3 = Vector512.LoadUnsafe(in logits, (nuint)(count - Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector512<float> result0, Vector512<float> result1, Vector512<float> result2, Vector512<float> result3, int count, ref float destination)
    {
        result0.StoreUnsafe(ref destination);
        if (TVectors.Count > 2)
        {
            result1.StoreUnsafe(ref destination, (nuint)Width);
        }

        if (TVectors.Count > 3)
        {
            result2.StoreUnsafe(ref destination, 2 * (nuint)Width);
        }

        result3.StoreUnsafe(ref destination, (nuint)(count - Width));
    }

    /// <summary>How many numbers no vector before the last has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Fresh(int count) => count - ((TVectors.Count - 1) * Width);
}
