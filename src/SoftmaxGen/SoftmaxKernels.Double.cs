using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>The same for <see cref="double"/>.</content>
public static partial class SoftmaxKernels
{
    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, int, Span{float})"/>
    public static void Softmax(ReadOnlySpan<double> logits, int classCount, Span<double> destination) =>
        RuntimeKernel<double>.Softmax(logits, classCount, destination);

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{float}, int, Span{float})"/>
    public static void LogSoftmax(ReadOnlySpan<double> logits, int classCount, Span<double> destination) =>
        RuntimeKernel<double>.LogSoftmax(logits, classCount, destination);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{float}, int, Span{float})"/>
    public static void LogSumExp(ReadOnlySpan<double> logits, int classCount, Span<double> destination) =>
        RuntimeKernel<double>.LogSumExp(logits, classCount, destination);

    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{float}, int, int, CrossEntropyOptions?)"/>
    public static double CrossEntropy(
        ReadOnlySpan<double> logits, int classCount, int label, CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropy(logits, classCount, label, options);

    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{int}, CrossEntropyOptions?)"/>
    public static double CrossEntropy(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<int> labels, CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropy(logits, classCount, labels, options);

    /// <inheritdoc cref="CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>
    public static void CrossEntropy(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<double> losses,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropy(logits, classCount, labels, losses, options);

    /// <inheritdoc cref="CrossEntropyGradient(ReadOnlySpan{float}, int, int, Span{float}, CrossEntropyOptions?)"/>
    public static double CrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        int label,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropyGradient(logits, classCount, label, gradient, options);

    /// <inheritdoc cref="CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>
    public static double CrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropyGradient(logits, classCount, labels, gradient, options);

    /// <inheritdoc cref="CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, Span{float}, CrossEntropyOptions?)"/>
    public static void CrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<double> losses,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropyGradient(logits, classCount, labels, losses, gradient, options);

    /// <inheritdoc cref="WeightedCrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    public static double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<double> sampleWeights,
        Span<double> gradient,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient, options);

    /// <inheritdoc cref="ArgMax(ReadOnlySpan{float})"/>
    public static int ArgMax(ReadOnlySpan<double> row) =>
        RuntimeKernel<double>.ArgMax(row);

    /// <inheritdoc cref="ArgMax(ReadOnlySpan{float}, int, Span{int})"/>
    public static void ArgMax(ReadOnlySpan<double> logits, int classCount, Span<int> destination) =>
        RuntimeKernel<double>.ArgMax(logits, classCount, destination);
}
