using System;
using System.Numerics;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <content>Masked methods, and sampling.</content>
internal static partial class RuntimeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Softmax(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination)
    {
        int rows = KernelArguments.Elementwise(logits, classCount, destination);
        KernelArguments.Mask(mask, logits.Length);
        MaskedBlocks<T> blocks = new(logits, rows, classCount, mask, destination);
        while (blocks.MoveNext())
        {
            Fallback.Softmax(blocks.Logits, classCount, blocks.Results, 0, blocks.Rows);
            blocks.FinishProbabilities();
        }
    }

    public static void LogSoftmax(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination)
    {
        int rows = KernelArguments.Elementwise(logits, classCount, destination);
        KernelArguments.Mask(mask, logits.Length);
        MaskedBlocks<T> blocks = new(logits, rows, classCount, mask, destination);
        while (blocks.MoveNext())
        {
            Fallback.LogSoftmax(blocks.Logits, classCount, blocks.Results, 0, blocks.Rows);
            blocks.FinishLogProbabilities();
        }
    }

    public static T CrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<bool> mask,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.Gradient(logits, classCount, labels, gradient, options?.IgnoreIndex);
        KernelArguments.Mask(mask, logits.Length);
        LossBatch<T> batch = Reduced(labels, default, classCount, options);
        return Gradient(new(logits, rows, classCount, mask, gradient), classCount, batch, options);
    }

    public static T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        ReadOnlySpan<bool> mask,
        Span<T> gradient,
        CrossEntropyOptions? options)
    {
        int rows = KernelArguments.WeightedGradient(
            logits, classCount, labels, sampleWeights, gradient, options?.IgnoreIndex);
        KernelArguments.Mask(mask, logits.Length);
        LossBatch<T> batch = Reduced(labels, sampleWeights, classCount, options);
        return Gradient(new(logits, rows, classCount, mask, gradient), classCount, batch, options);
    }

    public static int ArgMax(ReadOnlySpan<T> row, ReadOnlySpan<bool> mask)
    {
        CheckRow(row);
        KernelArguments.Mask(mask, row.Length);
        return IndexLoop<T>.ArgMax(row, mask);
    }

    public static void ArgMax(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<int> destination)
    {
        int rows = KernelArguments.Indices(logits, classCount, destination);
        KernelArguments.Mask(mask, logits.Length);
        Fallback.ArgMax(logits, classCount, mask, destination, 0, rows);
    }

    public static int Sample(ReadOnlySpan<T> row, T uniform)
    {
        CheckRow(row);
        KernelArguments.Uniform(uniform);
        return IndexLoop<T>.Sample<Untempered>(row, uniform, default);
    }

    public static int Sample(ReadOnlySpan<T> row, T uniform, out T logProbability)
    {
        CheckRow(row);
        KernelArguments.Uniform(uniform);
        return IndexLoop<T>.Sample<Untempered>(row, uniform, default, out logProbability);
    }

    public static int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask)
    {
        CheckRow(row);
        KernelArguments.Uniform(uniform);
        KernelArguments.Mask(mask, row.Length);
        return IndexLoop<T>.Sample<Untempered>(row, uniform, mask);
    }

    public static int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability)
    {
        CheckRow(row);
        KernelArguments.Uniform(uniform);
        KernelArguments.Mask(mask, row.Length);
        return IndexLoop<T>.Sample<Untempered>(row, uniform, mask, out logProbability);
    }

    public static void Sample(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> uniforms, Span<int> destination)
    {
        int rows = KernelArguments.Indices(logits, classCount, destination);
        KernelArguments.Uniforms(uniforms, rows);
        Fallback.Sample(logits, classCount, uniforms, default, destination, 0, rows);
    }

    public static void Sample(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> uniforms, ReadOnlySpan<bool> mask, Span<int> destination)
    {
        int rows = KernelArguments.Indices(logits, classCount, destination);
        KernelArguments.Uniforms(uniforms, rows);
        KernelArguments.Mask(mask, logits.Length);
        Fallback.Sample(logits, classCount, uniforms, mask, destination, 0, rows);
    }

    private static T Gradient(MaskedBlocks<T> blocks, int classCount, LossBatch<T> batch, CrossEntropyOptions? options)
    {
        LossOptions<T> losses = OptionsOf(options, classCount);
        while (blocks.MoveNext())
        {
            if (IsPlain(options))
            {
                Fallback.CrossEntropyGradient(blocks.Logits, classCount, ref batch, blocks.Results, 0, blocks.Rows);
            }
            else
            {
                Fallback.TargetLoss(
                    blocks.Logits, classCount, default, losses.Masked, ref batch, blocks.Results, 0, blocks.Rows);
            }

            blocks.FinishGradient(ref batch, losses);
        }

        return batch.Reduce();
    }

    private static void CheckRow(ReadOnlySpan<T> row) => KernelArguments.Single(row, Math.Max(row.Length, 1));
}
