using System;
using System.Diagnostics.CodeAnalysis;
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
        if (rows == 1 && SingleRow.Holds<T>(classCount))
        {
            SingleRow.Softmax(logits, destination);
            return;
        }

        Fallback.Softmax(logits, classCount, destination, 0, rows);
    }

    public static void LogSoftmax(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.Elementwise(logits, classCount, destination);
        if (rows == 1 && SingleRow.Holds<T>(classCount))
        {
            SingleRow.LogSoftmax(logits, destination);
            return;
        }

        Fallback.LogSoftmax(logits, classCount, destination, 0, rows);
    }

    public static void LogSumExp(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.PerRow(logits, classCount, destination);
        if (rows == 1 && SingleRow.Holds<T>(classCount))
        {
            destination[0] = SingleRow.LogSumExp(logits);
            return;
        }

        Fallback.LogSumExp(logits, classCount, destination, 0, rows);
    }

    public static T CrossEntropy(ReadOnlySpan<T> logits, int classCount, int label, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.SingleLoss(logits, classCount, label, options?.IgnoreIndex);
        return !IsPlain(options) ? Reduced(logits, classCount, new ReadOnlySpan<int>(in label), default, default, rows, options)
            : SingleRow.Holds<T>(classCount) ? SingleRow.CrossEntropy(logits, label)
            : Fallback.CrossEntropy(logits, classCount, label);
    }

    public static T CrossEntropy(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.Loss(logits, classCount, labels, options?.IgnoreIndex);
        return Reduced(logits, classCount, labels, default, default, rows, options);
    }

    public static void CrossEntropy(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> losses, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.Losses(logits, classCount, labels, losses, options?.IgnoreIndex);
        LossBatch<T> batch = LossBatch<T>.Unreduced(labels, losses);
        Run(logits, classCount, ref batch, default, rows, options);
    }

    public static T CrossEntropyGradient(
        ReadOnlySpan<T> logits, int classCount, int label, Span<T> gradient, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.SingleGradient(logits, classCount, label, gradient, options?.IgnoreIndex);
        return !IsPlain(options) ? Reduced(logits, classCount, new ReadOnlySpan<int>(in label), default, gradient, rows, options)
            : SingleRow.Holds<T>(classCount) ? SingleRow.CrossEntropyGradient(logits, label, gradient)
            : Fallback.CrossEntropyGradient(logits, classCount, label, gradient);
    }

    public static T CrossEntropyGradient(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> gradient, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.Gradient(logits, classCount, labels, gradient, options?.IgnoreIndex);
        return Reduced(logits, classCount, labels, default, gradient, rows, options);
    }

    public static void CrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<T> losses,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.LossesAndGradient(logits, classCount, labels, losses, gradient, options?.IgnoreIndex);
        LossBatch<T> batch = LossBatch<T>.Unreduced(labels, losses);
        Run(logits, classCount, ref batch, gradient, rows, options);
    }

    public static T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.WeightedGradient(
            logits, classCount, labels, sampleWeights, gradient, options?.IgnoreIndex);
        return Reduced(logits, classCount, labels, sampleWeights, gradient, rows, options);
    }

    public static T CrossEntropy(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.TargetLoss(logits, classCount, targets);
        LossBatch<T> batch = LossBatch<T>.Reduced(rows, default, ReductionOf(options));
        Fallback.TargetLoss(logits, classCount, targets, OptionsOf(options, classCount), ref batch, default, 0, rows);
        return batch.Reduce();
    }

    public static void CrossEntropy(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, Span<T> losses, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.TargetLosses(logits, classCount, targets, losses);
        LossBatch<T> batch = LossBatch<T>.Unreduced(default, losses);
        Fallback.TargetLoss(logits, classCount, targets, OptionsOf(options, classCount), ref batch, default, 0, rows);
    }

    public static T CrossEntropyGradient(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, Span<T> gradient, CrossEntropyOptions? options)
    {
        int rows = KernelArguments.TargetGradient(logits, classCount, targets, gradient);
        LossBatch<T> batch = LossBatch<T>.Reduced(rows, default, ReductionOf(options));
        Fallback.TargetLoss(logits, classCount, targets, OptionsOf(options, classCount), ref batch, gradient, 0, rows);
        return batch.Reduce();
    }

    public static void CrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<T> targets,
        Span<T> losses,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.TargetLossesAndGradient(logits, classCount, targets, losses, gradient);
        LossBatch<T> batch = LossBatch<T>.Unreduced(default, losses);
        Fallback.TargetLoss(logits, classCount, targets, OptionsOf(options, classCount), ref batch, gradient, 0, rows);
    }

    public static T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<T> sampleWeights,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.WeightedTargetGradient(logits, classCount, targets, sampleWeights, gradient);
        LossBatch<T> batch = LossBatch<T>.Reduced(rows, sampleWeights, ReductionOf(options));
        Fallback.TargetLoss(logits, classCount, targets, OptionsOf(options, classCount), ref batch, gradient, 0, rows);
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

    private static T Reduced(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        Span<T> gradient,
        int rows,
        CrossEntropyOptions? options)
    {
        LossBatch<T> batch = Reduced(labels, sampleWeights, classCount, options);
        Run(logits, classCount, ref batch, gradient, rows, options);
        return batch.Reduce();
    }

    private static LossBatch<T> Reduced(
        ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, int classCount, CrossEntropyOptions? options) => IsPlain(options)
        ? LossBatch<T>.Reduced(labels, sampleWeights, ReductionOf(options))
        : LossBatch<T>.Reduced(labels, sampleWeights, OptionsOf(options, classCount).Divisor(labels, options.Reduction));

    /// <summary>The loop of rows with labels; without a gradient when it is empty.</summary>
    private static void Run(
        ReadOnlySpan<T> logits, int classCount, ref LossBatch<T> batch, Span<T> gradient, int rows, CrossEntropyOptions? options)
    {
        if (!IsPlain(options))
        {
            Fallback.TargetLoss(logits, classCount, default, OptionsOf(options, classCount), ref batch, gradient, 0, rows);
        }
        else if (gradient.IsEmpty)
        {
            Fallback.CrossEntropy(logits, classCount, ref batch, 0, rows);
        }
        else
        {
            Fallback.CrossEntropyGradient(logits, classCount, ref batch, gradient, 0, rows);
        }
    }

    private static LossOptions<T> OptionsOf(CrossEntropyOptions? options, int classCount)
    {
        if (options is null)
        {
            return new(classCount);
        }

        ReadOnlySpan<T> weights = options.ClassWeightsAs<T>();
        KernelArguments.ClassWeights(weights.Length, classCount, nameof(options));
        return new(classCount, weights, options.LabelSmoothing, options.IgnoreIndex, options.ZLoss, options.Temperature);
    }

    private static bool IsPlain([NotNullWhen(false)] CrossEntropyOptions? options) => options is null or { IsPlain: true };

    private static LossReduction ReductionOf(CrossEntropyOptions? options) => options?.Reduction ?? LossReduction.Mean;
}
