using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The operations on a row that one vector holds, stage by stage as in generated code.</summary>
internal static class OneVector512
{
    /// <summary>Writes the probabilities.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(ref readonly float logits, int count, ref float destination)
    {
        Vector512<float> x = IntoRange(Rows.LoadRow512(in logits, count), out _, out Vector512<float> maxes);
        Vector512<float> exp = VectorMath.Exp(x, VectorMath.Exponent(maxes));
        WideSum<float> sum = VectorMath.Widen(exp & OwnLanes(count)).Across();
        if (!VectorMath.IsNumber(sum))
        {
            Fallback.FillNaN(ref destination, count);
            return;
        }

        float scale = VectorMath.Scale(sum, out float scaleRest);
        Rows.StoreRow512(VectorMath.Multiply(exp, Vector512.Create(scale), Vector512.Create(scaleRest)), count, ref destination);
    }

    /// <summary>Writes the log-probabilities.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogSoftmax(ref readonly float logits, int count, ref float destination)
    {
        Vector512<float> row = Rows.LoadRow512(in logits, count);
        PeakSum<WideSum<float>> sum = SumApart(row, count, out float max, out _, out _);
        if (!VectorMath.IsNumber(sum))
        {
            Fallback.FillNaN(ref destination, count);
            return;
        }

        Rows.StoreRow512((row - Vector512.Create(max)) - Vector512.Create(VectorMath.Tail(sum)), count, ref destination);
    }

    /// <summary>Computes the log-sum-exp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float LogSumExp(ref readonly float logits, int count)
    {
        PeakSum<WideSum<float>> sum = SumApart(Rows.LoadRow512(in logits, count), count, out float max, out _, out _);
        return VectorMath.IsNumber(sum) ? max + VectorMath.Tail(sum) : float.NaN;
    }

    /// <summary>Computes the loss against a label.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float CrossEntropy(ref readonly float logits, int count, int label)
    {
        float logit = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
        PeakSum<WideSum<float>> sum = SumApart(Rows.LoadRow512(in logits, count), count, out float max, out _, out _);
        return VectorMath.IsNumber(sum) ? (max - logit) + VectorMath.Tail(sum) : float.NaN;
    }

    /// <summary>Computes the loss against a label, and its gradient.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float CrossEntropyGradient(ref readonly float logits, int count, int label, ref float gradient)
    {
        float logit = Unsafe.Add(ref Unsafe.AsRef(in logits), label);
        PeakSum<WideSum<float>> sum = SumApart(
            Rows.LoadRow512(in logits, count), count, out float max, out Vector512<float> exp, out Vector512<float> isMax);
        if (!VectorMath.IsNumber(sum))
        {
            Fallback.FillNaN(ref gradient, count);
            return float.NaN;
        }

        float scale = VectorMath.Scale(1, sum, out float scaleRest, out float others);
        Vector512<float> isLabel = Vector512.Equals(LaneMove.Indices512, Vector512.Create(label)).AsSingle();
        Vector512<float> result = VectorMath.FusedMultiplyAdd(
            exp,
            Vector512.Create(scale),
            VectorMath.FusedMultiplyAdd(exp, Vector512.Create(scaleRest), isLabel & Vector512.Create(-1f)));
        Rows.StoreRow512(Vector512.ConditionalSelect(isLabel & isMax, Vector512.Create(0 - others), result), count, ref gradient);
        return (max - logit) + VectorMath.Tail(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PeakSum<WideSum<float>> SumApart(
        Vector512<float> logits, int count, out float max, out Vector512<float> exp, out Vector512<float> isMax)
    {
        Vector512<float> x = IntoRange(logits, out max, out Vector512<float> maxes);
        exp = VectorMath.Exp(x, VectorMath.Exponent(maxes), out Vector512<float> lessOne);
        isMax = Vector512.Equals(x, maxes);
        WideSum<float> below = VectorMath.Widen(Vector512.AndNot(exp, isMax) & OwnLanes(count)).Across();
        return VectorMath.SetPeakApart(x, maxes, lessOne, VectorMath.CountEqual(x, maxes, take: count), below);
    }

    /// <summary>The logits as the exponential takes them.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="max">Receives the maximum.</param>
    /// <param name="maxes">Receives the maximum in range, in every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> IntoRange(Vector512<float> logits, out float max, out Vector512<float> maxes)
    {
        max = VectorMath.MaxAcross(logits);
        maxes = Vector512.Create(max);
        if (VectorMath.IsOutOfRange(maxes, logits))
        {
            RowShift<Vector512<float>> shift = VectorMath.Shift(max, maxes);
            maxes = VectorMath.IntoRange(maxes, shift);
            logits = VectorMath.IntoRange(logits, shift);
        }

        return logits;
    }

    /// <summary>The bits of the lanes that are the row's own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OwnLanes(int count) => Vector512.LessThan(LaneMove.Indices512, Vector512.Create(count)).AsSingle();
}
