using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>The same for <see cref="double"/>: classes drawn at random.</content>
public static partial class SoftmaxKernels
{
    /// <inheritdoc cref="Sample(ReadOnlySpan{float}, float)"/>
    public static int Sample(ReadOnlySpan<double> row, double uniform) =>
        RuntimeKernel<double>.Sample(row, uniform);

    /// <inheritdoc cref="Sample(ReadOnlySpan{float}, float, out float)"/>
    public static int Sample(ReadOnlySpan<double> row, double uniform, out double logProbability) =>
        RuntimeKernel<double>.Sample(row, uniform, out logProbability);

    /// <inheritdoc cref="Sample(ReadOnlySpan{float}, float, ReadOnlySpan{bool})"/>
    public static int Sample(ReadOnlySpan<double> row, double uniform, ReadOnlySpan<bool> mask) =>
        RuntimeKernel<double>.Sample(row, uniform, mask);

    /// <inheritdoc cref="Sample(ReadOnlySpan{float}, float, ReadOnlySpan{bool}, out float)"/>
    public static int Sample(
        ReadOnlySpan<double> row, double uniform, ReadOnlySpan<bool> mask, out double logProbability) =>
        RuntimeKernel<double>.Sample(row, uniform, mask, out logProbability);

    /// <inheritdoc cref="Sample(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{int})"/>
    public static void Sample(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<double> uniforms, Span<int> destination) =>
        RuntimeKernel<double>.Sample(logits, classCount, uniforms, destination);

    /// <inheritdoc cref="Sample(ReadOnlySpan{float}, int, ReadOnlySpan{float}, ReadOnlySpan{bool}, Span{int})"/>
    public static void Sample(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<double> uniforms,
        ReadOnlySpan<bool> mask,
        Span<int> destination) =>
        RuntimeKernel<double>.Sample(logits, classCount, uniforms, mask, destination);
}
