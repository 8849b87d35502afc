using System;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>The run-time methods for <see cref="double"/>.</summary>
internal sealed class DoubleRunTime(int classCount, LossReduction reduction = LossReduction.Mean) : Subject<double>
{
    private readonly CrossEntropyOptions _options = new() { Reduction = reduction };

    public override int ClassCount => classCount;

    public override LossReduction Reduction => reduction;

    public override string ToString() => $"run-time {nameof(Double)} {ClassCount} {Reduction}";

    public override void Softmax(ReadOnlySpan<double> logits, Span<double> destination) =>
        SoftmaxKernels.Softmax(logits, classCount, destination);

    public override void LogSoftmax(ReadOnlySpan<double> logits, Span<double> destination) =>
        SoftmaxKernels.LogSoftmax(logits, classCount, destination);

    public override void LogSumExp(ReadOnlySpan<double> logits, Span<double> destination) =>
        SoftmaxKernels.LogSumExp(logits, classCount, destination);

    public override double CrossEntropy(ReadOnlySpan<double> logits, int label) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, label, _options);

    public override double CrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, _options);

    public override void CrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> losses) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, losses, _options);

    public override double CrossEntropyGradient(ReadOnlySpan<double> logits, int label, Span<double> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, label, gradient, _options);

    public override double CrossEntropyGradient(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, gradient, _options);

    public override void CrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> losses, Span<double> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, losses, gradient, _options);

    public override double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> sampleWeights, Span<double> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient, _options);

    public override int ArgMax(ReadOnlySpan<double> row) => SoftmaxKernels.ArgMax(row);

    public override void ArgMax(ReadOnlySpan<double> logits, Span<int> destination) =>
        SoftmaxKernels.ArgMax(logits, classCount, destination);

    public override void Softmax(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> destination) =>
        SoftmaxKernels.Softmax(logits, classCount, mask, destination);

    public override void LogSoftmax(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> destination) =>
        SoftmaxKernels.LogSoftmax(logits, classCount, mask, destination);

    public override double CrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<double> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, mask, gradient, _options);

    public override double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> sampleWeights, ReadOnlySpan<bool> mask, Span<double> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient, _options);

    public override int ArgMax(ReadOnlySpan<double> row, ReadOnlySpan<bool> mask) =>
        SoftmaxKernels.ArgMax(row, mask);

    public override void ArgMax(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<int> destination) =>
        SoftmaxKernels.ArgMax(logits, classCount, mask, destination);

    public override int Sample(ReadOnlySpan<double> row, double uniform) =>
        SoftmaxKernels.Sample(row, uniform);

    public override int Sample(ReadOnlySpan<double> row, double uniform, out double logProbability) =>
        SoftmaxKernels.Sample(row, uniform, out logProbability);

    public override int Sample(ReadOnlySpan<double> row, double uniform, ReadOnlySpan<bool> mask) =>
        SoftmaxKernels.Sample(row, uniform, mask);

    public override int Sample(
        ReadOnlySpan<double> row, double uniform, ReadOnlySpan<bool> mask, out double logProbability) =>
        SoftmaxKernels.Sample(row, uniform, mask, out logProbability);

    public override void Sample(ReadOnlySpan<double> logits, ReadOnlySpan<double> uniforms, Span<int> destination) =>
        SoftmaxKernels.Sample(logits, classCount, uniforms, destination);

    public override void Sample(
        ReadOnlySpan<double> logits, ReadOnlySpan<double> uniforms, ReadOnlySpan<bool> mask, Span<int> destination) =>
        SoftmaxKernels.Sample(logits, classCount, uniforms, mask, destination);

    public override void SoftmaxGradient(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream, Span<double> destination) =>
        SoftmaxKernels.SoftmaxGradient(probabilities, classCount, upstream, destination);

    public override void Entropy(ReadOnlySpan<double> logits, Span<double> destination) =>
        SoftmaxKernels.Entropy(logits, classCount, destination);

    public override void Entropy(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> destination) =>
        SoftmaxKernels.Entropy(logits, classCount, mask, destination);

    public override void EntropyGradient(ReadOnlySpan<double> logits, Span<double> entropies, Span<double> gradient) =>
        SoftmaxKernels.EntropyGradient(logits, classCount, entropies, gradient);

    public override void EntropyGradient(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> entropies, Span<double> gradient) =>
        SoftmaxKernels.EntropyGradient(logits, classCount, mask, entropies, gradient);

    public override void HessianDiagonal(ReadOnlySpan<double> logits, Span<double> destination) =>
        SoftmaxKernels.HessianDiagonal(logits, classCount, destination);

    public override void HessianDiagonal(ReadOnlySpan<double> logits, ReadOnlySpan<double> sampleWeights, Span<double> destination) =>
        SoftmaxKernels.HessianDiagonal(logits, classCount, sampleWeights, destination);

    public override void TopK(ReadOnlySpan<double> logits, int k, Span<int> destination) =>
        SoftmaxKernels.TopK(logits, classCount, k, destination);

    public override double CrossEntropySoftmax(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> probabilities) =>
        SoftmaxKernels.CrossEntropySoftmax(logits, classCount, labels, probabilities, _options);
}
