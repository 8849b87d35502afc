using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>A generated kernel, through the interface it implements.</summary>
internal sealed class GeneratedKernel<TKernel, T>(LossReduction reduction = LossReduction.Mean, double temperature = 1) : Subject<T>
    where TKernel : ISoftmaxKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int ClassCount => TKernel.ClassCount;

    public override LossReduction Reduction => reduction;

    public override double Temperature => temperature;

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

    public override void Softmax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination) =>
        TKernel.Softmax(logits, mask, destination);

    public override void LogSoftmax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination) =>
        TKernel.LogSoftmax(logits, mask, destination);

    public override T CrossEntropyGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<T> gradient) =>
        TKernel.CrossEntropyGradient(logits, labels, mask, gradient);

    public override T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, ReadOnlySpan<bool> mask, Span<T> gradient) =>
        TKernel.WeightedCrossEntropyGradient(logits, labels, sampleWeights, mask, gradient);

    public override int ArgMax(ReadOnlySpan<T> row, ReadOnlySpan<bool> mask) =>
        TKernel.ArgMax(row, mask);

    public override void ArgMax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<int> destination) =>
        TKernel.ArgMax(logits, mask, destination);

    public override int Sample(ReadOnlySpan<T> row, T uniform) =>
        TKernel.Sample(row, uniform);

    public override int Sample(ReadOnlySpan<T> row, T uniform, out T logProbability) =>
        TKernel.Sample(row, uniform, out logProbability);

    public override int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask) =>
        TKernel.Sample(row, uniform, mask);

    public override int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability) =>
        TKernel.Sample(row, uniform, mask, out logProbability);

    public override void Sample(ReadOnlySpan<T> logits, ReadOnlySpan<T> uniforms, Span<int> destination) =>
        TKernel.Sample(logits, uniforms, destination);

    public override void Sample(
        ReadOnlySpan<T> logits, ReadOnlySpan<T> uniforms, ReadOnlySpan<bool> mask, Span<int> destination) =>
        TKernel.Sample(logits, uniforms, mask, destination);

    public override void SoftmaxGradient(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, Span<T> destination) =>
        TKernel.SoftmaxGradient(probabilities, upstream, destination);

    public override void Entropy(ReadOnlySpan<T> logits, Span<T> destination) =>
        TKernel.Entropy(logits, destination);

    public override void Entropy(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination) =>
        TKernel.Entropy(logits, mask, destination);

    public override void EntropyGradient(ReadOnlySpan<T> logits, Span<T> entropies, Span<T> gradient) =>
        TKernel.EntropyGradient(logits, entropies, gradient);

    public override void EntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient) =>
        TKernel.EntropyGradient(logits, mask, entropies, gradient);

    public override void HessianDiagonal(ReadOnlySpan<T> logits, Span<T> destination) =>
        TKernel.HessianDiagonal(logits, destination);

    public override void HessianDiagonal(ReadOnlySpan<T> logits, ReadOnlySpan<T> sampleWeights, Span<T> destination) =>
        TKernel.HessianDiagonal(logits, sampleWeights, destination);

    public override void TopK(ReadOnlySpan<T> logits, int k, Span<int> destination) =>
        TKernel.TopK(logits, k, destination);

    public override T CrossEntropySoftmax(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> probabilities) =>
        TKernel.CrossEntropySoftmax(logits, labels, probabilities);
}
