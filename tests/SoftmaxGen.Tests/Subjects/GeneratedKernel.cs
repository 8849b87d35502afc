using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>A generated kernel, through the interface it implements.</summary>
internal sealed class GeneratedKernel<TKernel, T>(LossReduction reduction = LossReduction.Mean) : Subject<T>
    where TKernel : ISoftmaxKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int ClassCount => TKernel.ClassCount;

    public override LossReduction Reduction => reduction;

    public override string ToString() => $"generated {typeof(T).Name} {ClassCount} {Reduction}";

    public override void Softmax(ReadOnlySpan<T> logits, Span<T> destination) => TKernel.Softmax(logits, destination);

    public override void LogSoftmax(ReadOnlySpan<T> logits, Span<T> destination) => TKernel.LogSoftmax(logits, destination);

    public override void LogSumExp(ReadOnlySpan<T> logits, Span<T> destination) => TKernel.LogSumExp(logits, destination);

    public override T CrossEntropy(ReadOnlySpan<T> logits, int label) => TKernel.CrossEntropy(logits, label);

    public override T CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels) => TKernel.CrossEntropy(logits, labels);

    public override void CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> losses) =>
        TKernel.CrossEntropy(logits, labels, losses);

    public override T CrossEntropyGradient(ReadOnlySpan<T> logits, int label, Span<T> gradient) =>
        TKernel.CrossEntropyGradient(logits, label, gradient);

    public override T CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient) =>
        TKernel.CrossEntropyGradient(logits, labels, gradient);

    public override void CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> losses, Span<T> gradient) =>
        TKernel.CrossEntropyGradient(logits, labels, losses, gradient);

    public override T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, Span<T> gradient) =>
        TKernel.WeightedCrossEntropyGradient(logits, labels, sampleWeights, gradient);

    public override int ArgMax(ReadOnlySpan<T> row) => TKernel.ArgMax(row);

    public override void ArgMax(ReadOnlySpan<T> logits, Span<int> destination) => TKernel.ArgMax(logits, destination);
}
