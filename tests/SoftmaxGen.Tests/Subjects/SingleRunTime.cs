using System;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>The run-time methods for <see cref="float"/>.</summary>
internal sealed class SingleRunTime(int classCount, LossReduction reduction = LossReduction.Mean) : Subject<float>
{
    private readonly CrossEntropyOptions _options = new() { Reduction = reduction };

    public override int ClassCount => classCount;

    public override LossReduction Reduction => reduction;

    public override string ToString() => $"run-time {nameof(Single)} {ClassCount} {Reduction}";

    public override void Softmax(ReadOnlySpan<float> logits, Span<float> destination) =>
        SoftmaxKernels.Softmax(logits, classCount, destination);

    public override void LogSoftmax(ReadOnlySpan<float> logits, Span<float> destination) =>
        SoftmaxKernels.LogSoftmax(logits, classCount, destination);

    public override void LogSumExp(ReadOnlySpan<float> logits, Span<float> destination) =>
        SoftmaxKernels.LogSumExp(logits, classCount, destination);

    public override float CrossEntropy(ReadOnlySpan<float> logits, int label) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, label, _options);

    public override float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, _options);

    public override void CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> losses) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, losses, _options);

    public override float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, label, gradient, _options);

    public override float CrossEntropyGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, gradient, _options);

    public override void CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> losses, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, losses, gradient, _options);

    public override float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, Span<float> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient, _options);

    public override int ArgMax(ReadOnlySpan<float> row) => SoftmaxKernels.ArgMax(row);

    public override void ArgMax(ReadOnlySpan<float> logits, Span<int> destination) =>
        SoftmaxKernels.ArgMax(logits, classCount, destination);
}
