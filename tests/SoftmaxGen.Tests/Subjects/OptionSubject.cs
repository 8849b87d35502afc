using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>What is tested with options: the losses of one class count, generated or at run time.</summary>
public abstract class OptionSubject<T>(CrossEntropyOptions options)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract int ClassCount { get; }

    public CrossEntropyOptions Options { get; } = options;

    public abstract T Loss(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels);

    public abstract T[] Losses(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels);

    public abstract T Gradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient);

    public abstract T[] LossesAndGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient);

    public abstract T WeightedGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, Span<T> gradient);

    public abstract T Loss(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets);

    public abstract T[] Losses(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets);

    public abstract T Gradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient);

    public abstract T[] LossesAndGradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient);

    public abstract T WeightedGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, Span<T> gradient);

    public abstract T MaskedGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, ReadOnlySpan<bool> mask, Span<T> gradient);
}
