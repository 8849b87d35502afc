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

    public override void Softmax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> destination) =>
        SoftmaxKernels.Softmax(logits, classCount, mask, destination);

    public override void LogSoftmax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> destination) =>
        SoftmaxKernels.LogSoftmax(logits, classCount, mask, destination);

    public override float CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, mask, gradient, _options);

    public override float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<bool> mask, Span<float> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient, _options);

    public override int ArgMax(ReadOnlySpan<float> row, ReadOnlySpan<bool> mask) =>
        SoftmaxKernels.ArgMax(row, mask);

    public override void ArgMax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<int> destination) =>
        SoftmaxKernels.ArgMax(logits, classCount, mask, destination);

    public override int Sample(ReadOnlySpan<float> row, float uniform) =>
        SoftmaxKernels.Sample(row, uniform);

    public override int Sample(ReadOnlySpan<float> row, float uniform, out float logProbability) =>
        SoftmaxKernels.Sample(row, uniform, out logProbability);

    public override int Sample(ReadOnlySpan<float> row, float uniform, ReadOnlySpan<bool> mask) =>
        SoftmaxKernels.Sample(row, uniform, mask);

    public override int Sample(
        ReadOnlySpan<float> row, float uniform, ReadOnlySpan<bool> mask, out float logProbability) =>
        SoftmaxKernels.Sample(row, uniform, mask, out logProbability);

    public override void Sample(ReadOnlySpan<float> logits, ReadOnlySpan<float> uniforms, Span<int> destination) =>
        SoftmaxKernels.Sample(logits, classCount, uniforms, destination);

    public override void Sample(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> uniforms, ReadOnlySpan<bool> mask, Span<int> destination) =>
        SoftmaxKernels.Sample(logits, classCount, uniforms, mask, destination);

    public override void SoftmaxGradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> destination) =>
        SoftmaxKernels.SoftmaxGradient(probabilities, classCount, upstream, destination);

    public override void Entropy(ReadOnlySpan<float> logits, Span<float> destination) =>
        SoftmaxKernels.Entropy(logits, classCount, destination);

    public override void Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> destination) =>
        SoftmaxKernels.Entropy(logits, classCount, mask, destination);

    public override void EntropyGradient(ReadOnlySpan<float> logits, Span<float> entropies, Span<float> gradient) =>
        SoftmaxKernels.EntropyGradient(logits, classCount, entropies, gradient);

    public override void EntropyGradient(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> entropies, Span<float> gradient) =>
        SoftmaxKernels.EntropyGradient(logits, classCount, mask, entropies, gradient);

    public override void HessianDiagonal(ReadOnlySpan<float> logits, Span<float> destination) =>
        SoftmaxKernels.HessianDiagonal(logits, classCount, destination);

    public override void HessianDiagonal(ReadOnlySpan<float> logits, ReadOnlySpan<float> sampleWeights, Span<float> destination) =>
        SoftmaxKernels.HessianDiagonal(logits, classCount, sampleWeights, destination);

    public override void TopK(ReadOnlySpan<float> logits, int k, Span<int> destination) =>
        SoftmaxKernels.TopK(logits, classCount, k, destination);

    public override float CrossEntropySoftmax(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> probabilities) =>
        SoftmaxKernels.CrossEntropySoftmax(logits, classCount, labels, probabilities, _options);
}
