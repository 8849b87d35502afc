using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>What is tested: the methods for one class count, generated or at run time.</summary>
public abstract class Subject<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract int ClassCount { get; }

    public abstract LossReduction Reduction { get; }

    public virtual double Temperature => 1;

    public abstract void Softmax(ReadOnlySpan<T> logits, Span<T> destination);

    public abstract void LogSoftmax(ReadOnlySpan<T> logits, Span<T> destination);

    public abstract void LogSumExp(ReadOnlySpan<T> logits, Span<T> destination);

    public abstract T CrossEntropy(ReadOnlySpan<T> logits, int label);

    public abstract T CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels);

    public abstract void CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> losses);

    public abstract T CrossEntropyGradient(ReadOnlySpan<T> logits, int label, Span<T> gradient);

    public abstract T CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient);

    public abstract void CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> losses, Span<T> gradient);

    public abstract T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, Span<T> gradient);

    public abstract int ArgMax(ReadOnlySpan<T> row);

    public abstract void ArgMax(ReadOnlySpan<T> logits, Span<int> destination);

    public abstract void Softmax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination);

    public abstract void LogSoftmax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination);

    public abstract T CrossEntropyGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<T> gradient);

    public abstract T WeightedCrossEntropyGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, ReadOnlySpan<bool> mask, Span<T> gradient);

    public abstract int ArgMax(ReadOnlySpan<T> row, ReadOnlySpan<bool> mask);

    public abstract void ArgMax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<int> destination);

    public abstract int Sample(ReadOnlySpan<T> row, T uniform);

    public abstract int Sample(ReadOnlySpan<T> row, T uniform, out T logProbability);

    public abstract int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask);

    public abstract int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability);

    public abstract void Sample(ReadOnlySpan<T> logits, ReadOnlySpan<T> uniforms, Span<int> destination);

    public abstract void Sample(
        ReadOnlySpan<T> logits, ReadOnlySpan<T> uniforms, ReadOnlySpan<bool> mask, Span<int> destination);

    public abstract void SoftmaxGradient(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, Span<T> destination);

    public abstract void Entropy(ReadOnlySpan<T> logits, Span<T> destination);

    public abstract void Entropy(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination);

    public abstract void EntropyGradient(ReadOnlySpan<T> logits, Span<T> entropies, Span<T> gradient);

    public abstract void EntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient);

    public abstract void HessianDiagonal(ReadOnlySpan<T> logits, Span<T> destination);

    public abstract void HessianDiagonal(ReadOnlySpan<T> logits, ReadOnlySpan<T> sampleWeights, Span<T> destination);

    public abstract void TopK(ReadOnlySpan<T> logits, int k, Span<int> destination);

    public abstract T CrossEntropySoftmax(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> probabilities);
}
