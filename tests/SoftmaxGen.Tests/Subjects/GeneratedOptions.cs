using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>A generated kernel with options, through the interface it implements.</summary>
internal sealed class GeneratedOptions<TKernel, T>(CrossEntropyOptions options) : OptionSubject<T>(options)
    where TKernel : ISoftmaxKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int ClassCount => TKernel.ClassCount;

    public override string ToString() => $"generated {typeof(TKernel).Name}";

    public override T Loss(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels) => TKernel.CrossEntropy(logits, labels);

    public override T[] Losses(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels)
    {
        T[] losses = new T[labels.Length];
        TKernel.CrossEntropy(logits, labels, losses);
        return losses;
    }

    public override T Gradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient) =>
        TKernel.CrossEntropyGradient(logits, labels, gradient);

    public override T[] LossesAndGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient)
    {
        T[] losses = new T[labels.Length];
        TKernel.CrossEntropyGradient(logits, labels, losses, gradient);
        return losses;
    }

    public override T WeightedGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, Span<T> gradient) =>
        TKernel.WeightedCrossEntropyGradient(logits, labels, sampleWeights, gradient);

    public override T Loss(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets) => TKernel.CrossEntropy(logits, targets);

    public override T[] Losses(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets)
    {
        T[] losses = new T[logits.Length / ClassCount];
        TKernel.CrossEntropy(logits, targets, losses);
        return losses;
    }

    public override T Gradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient) =>
        TKernel.CrossEntropyGradient(logits, targets, gradient);

    public override T[] LossesAndGradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient)
    {
        T[] losses = new T[logits.Length / ClassCount];
        TKernel.CrossEntropyGradient(logits, targets, losses, gradient);
        return losses;
    }

    public override T WeightedGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, Span<T> gradient) =>
        TKernel.WeightedCrossEntropyGradient(logits, targets, sampleWeights, gradient);

    public override T MaskedGradient(
        ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, ReadOnlySpan<bool> mask, Span<T> gradient) =>
        TKernel.WeightedCrossEntropyGradient(logits, labels, sampleWeights, mask, gradient);
}
