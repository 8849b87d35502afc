using System;
using System.Numerics;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <summary>The methods of <see cref="SoftmaxKernels"/> for any element type: checks, then the loop.</summary>
internal static partial class RuntimeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Softmax(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.Elementwise(logits, classCount, destination);
        Fallback.Softmax(logits, classCount, destination, 0, rows);
    }

    public static void LogSoftmax(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.Elementwise(logits, classCount, destination);
        Fallback.LogSoftmax(logits, classCount, destination, 0, rows);
    }

    public static void LogSumExp(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.PerRow(logits, classCount, destination);
        Fallback.LogSumExp(logits, classCount, destination, 0, rows);
    }

    public static T CrossEntropy(ReadOnlySpan<T> logits, int classCount, int label, CrossEntropyOptions? options)
    {
        KernelArguments.SingleLoss(logits, classCount, label);
        return CrossEntropy(logits, classCount, new ReadOnlySpan<int>(in label), options);
    }

    public static T CrossEntropy(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.Loss(logits, classCount, labels);
        LossBatch<T> batch = LossBatch<T>.Reduced(labels, default, ReductionOf(options));
        Fallback.CrossEntropy(logits, classCount, ref batch, 0, rows);
        return batch.Reduce();
    }

    public static void CrossEntropy(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> losses)
    {
        int rows = KernelArguments.Losses(logits, classCount, labels, losses);
        LossBatch<T> batch = LossBatch<T>.Unreduced(labels, losses);
        Fallback.CrossEntropy(logits, classCount, ref batch, 0, rows);
    }

    public static T CrossEntropyGradient(
        ReadOnlySpan<T> logits, int classCount, int label, Span<T> gradient, CrossEntropyOptions? options)
    {
        KernelArguments.SingleGradient(logits, classCount, label, gradient);
        return CrossEntropyGradient(logits, classCount, new ReadOnlySpan<int>(in label), gradient, options);
    }

    public static T CrossEntropyGradient(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> gradient, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.Gradient(logits, classCount, labels, gradient);
        LossBatch<T> batch = LossBatch<T>.Reduced(labels, default, ReductionOf(options));
        Fallback.CrossEntropyGradient(logits, classCount, ref batch, gradient, 0, rows);
        return batch.Reduce();
    }

    public static void CrossEntropyGradient(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> losses, Span<T> gradient)
    {
        int rows = KernelArguments.LossesAndGradient(logits, classCount, labels, losses, gradient);
        LossBatch<T> batch = LossBatch<T>.Unreduced(labels, losses);
        Fallback.CrossEntropyGradient(logits, classCount, ref batch, gradient, 0, rows);
    }

    public static T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.WeightedGradient(logits, classCount, labels, sampleWeights, gradient);
        LossBatch<T> batch = LossBatch<T>.Reduced(labels, sampleWeights, ReductionOf(options));
        Fallback.CrossEntropyGradient(logits, classCount, ref batch, gradient, 0, rows);
        return batch.Reduce();
    }

    public static int ArgMax(ReadOnlySpan<T> row)
    {
        int index = 0;
        int rows = KernelArguments.Single(row, Math.Max(row.Length, 1));
        Fallback.ArgMax(row, row.Length, new Span<int>(ref index), 0, rows);
        return index;
    }

    public static void ArgMax(ReadOnlySpan<T> logits, int classCount, Span<int> destination)
    {
        int rows = KernelArguments.Indices(logits, classCount, destination);
        Fallback.ArgMax(logits, classCount, destination, 0, rows);
    }

    private static LossReduction ReductionOf(CrossEntropyOptions? options) => options?.Reduction ?? LossReduction.Mean;
}
