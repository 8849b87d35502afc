using System;

namespace SoftmaxGen.Tests.Subjects;

[SoftmaxKernelSet(3, 10, 1000, ElementType = KernelElementType.Double)]
internal static partial class DoubleKernelSet;

/// <summary>A generated set of kernels for <see cref="double"/>, with one of its class counts or with another.</summary>
internal sealed class DoubleSet(int classCount) : Subject<double>
{
    public override int ClassCount => classCount;

    public override LossReduction Reduction => LossReduction.Mean;

    public override string ToString() => $"set {nameof(Double)} {ClassCount} {Reduction}";

    public override void Softmax(ReadOnlySpan<double> logits, Span<double> destination) =>
        DoubleKernelSet.Softmax(logits, classCount, destination);

    public override void LogSoftmax(ReadOnlySpan<double> logits, Span<double> destination) =>
        DoubleKernelSet.LogSoftmax(logits, classCount, destination);

    public override void LogSumExp(ReadOnlySpan<double> logits, Span<double> destination) =>
        DoubleKernelSet.LogSumExp(logits, classCount, destination);

    public override double CrossEntropy(ReadOnlySpan<double> logits, int label) =>
        DoubleKernelSet.CrossEntropy(logits, classCount, label);

    public override double CrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) =>
        DoubleKernelSet.CrossEntropy(logits, classCount, labels);

    public override void CrossEntropy(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> losses) =>
        DoubleKernelSet.CrossEntropy(logits, classCount, labels, losses);

    public override double CrossEntropyGradient(ReadOnlySpan<double> logits, int label, Span<double> gradient) =>
        DoubleKernelSet.CrossEntropyGradient(logits, classCount, label, gradient);

    public override double CrossEntropyGradient(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> gradient) =>
        DoubleKernelSet.CrossEntropyGradient(logits, classCount, labels, gradient);

    public override void CrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> losses, Span<double> gradient) =>
        DoubleKernelSet.CrossEntropyGradient(logits, classCount, labels, losses, gradient);

    public override double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> sampleWeights, Span<double> gradient) =>
        DoubleKernelSet.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient);

    public override int ArgMax(ReadOnlySpan<double> row) => DoubleKernelSet.ArgMax(row);

    public override void ArgMax(ReadOnlySpan<double> logits, Span<int> destination) =>
        DoubleKernelSet.ArgMax(logits, classCount, destination);

    public override void Softmax(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> destination) =>
        DoubleKernelSet.Softmax(logits, classCount, mask, destination);

    public override void LogSoftmax(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> destination) =>
        DoubleKernelSet.LogSoftmax(logits, classCount, mask, destination);

    public override double CrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<double> gradient) =>
        DoubleKernelSet.CrossEntropyGradient(logits, classCount, labels, mask, gradient);

    public override double WeightedCrossEntropyGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> sampleWeights, ReadOnlySpan<bool> mask, Span<double> gradient) =>
        DoubleKernelSet.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient);

    public override int ArgMax(ReadOnlySpan<double> row, ReadOnlySpan<bool> mask) =>
        DoubleKernelSet.ArgMax(row, mask);

    public override void ArgMax(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<int> destination) =>
        DoubleKernelSet.ArgMax(logits, classCount, mask, destination);

    public override int Sample(ReadOnlySpan<double> row, double uniform) =>
        DoubleKernelSet.Sample(row, uniform);

    public override int Sample(ReadOnlySpan<double> row, double uniform, out double logProbability) =>
        DoubleKernelSet.Sample(row, uniform, out logProbability);

    public override int Sample(ReadOnlySpan<double> row, double uniform, ReadOnlySpan<bool> mask) =>
        DoubleKernelSet.Sample(row, uniform, mask);

    public override int Sample(
        ReadOnlySpan<double> row, double uniform, ReadOnlySpan<bool> mask, out double logProbability) =>
        DoubleKernelSet.Sample(row, uniform, mask, out logProbability);

    public override void Sample(ReadOnlySpan<double> logits, ReadOnlySpan<double> uniforms, Span<int> destination) =>
        DoubleKernelSet.Sample(logits, classCount, uniforms, destination);

    public override void Sample(
        ReadOnlySpan<double> logits, ReadOnlySpan<double> uniforms, ReadOnlySpan<bool> mask, Span<int> destination) =>
        DoubleKernelSet.Sample(logits, classCount, uniforms, mask, destination);

    public override void SoftmaxGradient(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> upstream, Span<double> destination) =>
        DoubleKernelSet.SoftmaxGradient(probabilities, classCount, upstream, destination);

    public override void Entropy(ReadOnlySpan<double> logits, Span<double> destination) =>
        DoubleKernelSet.Entropy(logits, classCount, destination);

    public override void Entropy(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> destination) =>
        DoubleKernelSet.Entropy(logits, classCount, mask, destination);

    public override void EntropyGradient(ReadOnlySpan<double> logits, Span<double> entropies, Span<double> gradient) =>
        DoubleKernelSet.EntropyGradient(logits, classCount, entropies, gradient);

    public override void EntropyGradient(ReadOnlySpan<double> logits, ReadOnlySpan<bool> mask, Span<double> entropies, Span<double> gradient) =>
        DoubleKernelSet.EntropyGradient(logits, classCount, mask, entropies, gradient);

    public override void HessianDiagonal(ReadOnlySpan<double> logits, Span<double> destination) =>
        DoubleKernelSet.HessianDiagonal(logits, classCount, destination);

    public override void HessianDiagonal(ReadOnlySpan<double> logits, ReadOnlySpan<double> sampleWeights, Span<double> destination) =>
        DoubleKernelSet.HessianDiagonal(logits, classCount, sampleWeights, destination);

    public override void TopK(ReadOnlySpan<double> logits, int k, Span<int> destination) =>
        DoubleKernelSet.TopK(logits, classCount, k, destination);

    public override double CrossEntropySoftmax(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> probabilities) =>
        DoubleKernelSet.CrossEntropySoftmax(logits, classCount, labels, probabilities);
}
