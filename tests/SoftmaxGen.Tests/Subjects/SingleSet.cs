using System;

namespace SoftmaxGen.Tests.Subjects;

[SoftmaxKernelSet(3, 10, 1000)]
internal static partial class SingleKernelSet;

/// <summary>A generated set of kernels for <see cref="float"/>, with one of its class counts or with another.</summary>
internal sealed class SingleSet(int classCount) : Subject<float>
{
    public override int ClassCount => classCount;

    public override LossReduction Reduction => LossReduction.Mean;

    public override string ToString() => $"set {nameof(Single)} {ClassCount} {Reduction}";

    public override void Softmax(ReadOnlySpan<float> logits, Span<float> destination) =>
        SingleKernelSet.Softmax(logits, classCount, destination);

    public override void LogSoftmax(ReadOnlySpan<float> logits, Span<float> destination) =>
        SingleKernelSet.LogSoftmax(logits, classCount, destination);

    public override void LogSumExp(ReadOnlySpan<float> logits, Span<float> destination) =>
        SingleKernelSet.LogSumExp(logits, classCount, destination);

    public override float CrossEntropy(ReadOnlySpan<float> logits, int label) =>
        SingleKernelSet.CrossEntropy(logits, classCount, label);

    public override float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) =>
        SingleKernelSet.CrossEntropy(logits, classCount, labels);

    public override void CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> losses) =>
        SingleKernelSet.CrossEntropy(logits, classCount, labels, losses);

    public override float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
        SingleKernelSet.CrossEntropyGradient(logits, classCount, label, gradient);

    public override float CrossEntropyGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient) =>
        SingleKernelSet.CrossEntropyGradient(logits, classCount, labels, gradient);

    public override void CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> losses, Span<float> gradient) =>
        SingleKernelSet.CrossEntropyGradient(logits, classCount, labels, losses, gradient);

    public override float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, Span<float> gradient) =>
        SingleKernelSet.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient);

    public override int ArgMax(ReadOnlySpan<float> row) => SingleKernelSet.ArgMax(row);

    public override void ArgMax(ReadOnlySpan<float> logits, Span<int> destination) =>
        SingleKernelSet.ArgMax(logits, classCount, destination);

    public override void Softmax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> destination) =>
        SingleKernelSet.Softmax(logits, classCount, mask, destination);

    public override void LogSoftmax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> destination) =>
        SingleKernelSet.LogSoftmax(logits, classCount, mask, destination);

    public override float CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<float> gradient) =>
        SingleKernelSet.CrossEntropyGradient(logits, classCount, labels, mask, gradient);

    public override float WeightedCrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, ReadOnlySpan<bool> mask, Span<float> gradient) =>
        SingleKernelSet.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient);

    public override int ArgMax(ReadOnlySpan<float> row, ReadOnlySpan<bool> mask) =>
        SingleKernelSet.ArgMax(row, mask);

    public override void ArgMax(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<int> destination) =>
        SingleKernelSet.ArgMax(logits, classCount, mask, destination);

    public override int Sample(ReadOnlySpan<float> row, float uniform) =>
        SingleKernelSet.Sample(row, uniform);

    public override int Sample(ReadOnlySpan<float> row, float uniform, out float logProbability) =>
        SingleKernelSet.Sample(row, uniform, out logProbability);

    public override int Sample(ReadOnlySpan<float> row, float uniform, ReadOnlySpan<bool> mask) =>
        SingleKernelSet.Sample(row, uniform, mask);

    public override int Sample(
        ReadOnlySpan<float> row, float uniform, ReadOnlySpan<bool> mask, out float logProbability) =>
        SingleKernelSet.Sample(row, uniform, mask, out logProbability);

    public override void Sample(ReadOnlySpan<float> logits, ReadOnlySpan<float> uniforms, Span<int> destination) =>
        SingleKernelSet.Sample(logits, classCount, uniforms, destination);

    public override void Sample(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> uniforms, ReadOnlySpan<bool> mask, Span<int> destination) =>
        SingleKernelSet.Sample(logits, classCount, uniforms, mask, destination);

    public override void SoftmaxGradient(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> upstream, Span<float> destination) =>
        SingleKernelSet.SoftmaxGradient(probabilities, classCount, upstream, destination);

    public override void Entropy(ReadOnlySpan<float> logits, Span<float> destination) =>
        SingleKernelSet.Entropy(logits, classCount, destination);

    public override void Entropy(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> destination) =>
        SingleKernelSet.Entropy(logits, classCount, mask, destination);

    public override void EntropyGradient(ReadOnlySpan<float> logits, Span<float> entropies, Span<float> gradient) =>
        SingleKernelSet.EntropyGradient(logits, classCount, entropies, gradient);

    public override void EntropyGradient(ReadOnlySpan<float> logits, ReadOnlySpan<bool> mask, Span<float> entropies, Span<float> gradient) =>
        SingleKernelSet.EntropyGradient(logits, classCount, mask, entropies, gradient);

    public override void HessianDiagonal(ReadOnlySpan<float> logits, Span<float> destination) =>
        SingleKernelSet.HessianDiagonal(logits, classCount, destination);

    public override void HessianDiagonal(ReadOnlySpan<float> logits, ReadOnlySpan<float> sampleWeights, Span<float> destination) =>
        SingleKernelSet.HessianDiagonal(logits, classCount, sampleWeights, destination);

    public override void TopK(ReadOnlySpan<float> logits, int k, Span<int> destination) =>
        SingleKernelSet.TopK(logits, classCount, k, destination);

    public override float CrossEntropySoftmax(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> probabilities) =>
        SingleKernelSet.CrossEntropySoftmax(logits, classCount, labels, probabilities);
}
