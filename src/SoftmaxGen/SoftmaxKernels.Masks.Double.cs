using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>The same for <see cref="double"/>: masks.</content>
public static partial class SoftmaxKernels
{
    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/>
    public static void Softmax(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<bool> mask, Span<double> destination) =>
        RuntimeKernel<double>.Softmax(logits, classCount, mask, destination);

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/>
    public static void LogSoftmax(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<bool> mask, Span<double> destination) =>
        RuntimeKernel<double>.LogSoftmax(logits, classCount, mask, destination);

    /// <inheritdoc cref="CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, ReadOnlySpan{bool}, Span{float}, CrossEntropyOptions?)"/>
    public static double CrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<bool> mask,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropyGradient(logits, classCount, labels, mask, gradient, options);

    /// <inheritdoc cref="WeightedCrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, ReadOnlySpan{float}, ReadOnlySpan{bool}, Span{float}, CrossEntropyOptions?)"/>
    public static double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<double> sampleWeights,
        ReadOnlySpan<bool> mask,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient, options);

    /// <inheritdoc cref="ArgMax(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public static int ArgMax(ReadOnlySpan<double> row, ReadOnlySpan<bool> mask) =>
        RuntimeKernel<double>.ArgMax(row, mask);

    /// <inheritdoc cref="ArgMax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{int})"/>
    public static void ArgMax(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<bool> mask, Span<int> destination) =>
        RuntimeKernel<double>.ArgMax(logits, classCount, mask, destination);
}
