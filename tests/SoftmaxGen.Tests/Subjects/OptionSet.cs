using System;

namespace SoftmaxGen.Tests.Subjects;

[SoftmaxKernelSet(3, 10, 100, LabelSmoothing = 0.2, IgnoreIndex = -1, ZLoss = 0.001, Reduction = LossReduction.Sum)]
internal static partial class SingleOptionSet;

/// <summary>A generated set of kernels with options, for one of its class counts or another.</summary>
internal sealed class OptionSet(int classCount) : OptionSubject<float>(
    new() { LabelSmoothing = 0.2, IgnoreIndex = -1, ZLoss = 0.001, Reduction = LossReduction.Sum })
{
    public override int ClassCount => classCount;

    public override string ToString() => $"set {classCount}";

    public override float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) =>
        SingleOptionSet.CrossEntropy(logits, classCount, labels);

    public override float[] Losses(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        float[] losses = new float[labels.Length];
        SingleOptionSet.CrossEntropy(logits, classCount, labels, losses);
        return losses;
    }

    public override float Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient) =>
        SingleOptionSet.CrossEntropyGradient(logits, classCount, labels, gradient);

    public override float[] LossesAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        float[] losses = new float[labels.Length];
        SingleOptionSet.CrossEntropyGradient(logits, classCount, labels, losses, gradient);
        return losses;
    }

    public override float WeightedGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, Span<float> gradient) =>
        SingleOptionSet.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient);

    public override float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets) =>
        SingleOptionSet.CrossEntropy(logits, classCount, targets);

    public override float[] Losses(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        float[] losses = new float[logits.Length / classCount];
        SingleOptionSet.CrossEntropy(logits, classCount, targets, losses);
        return losses;
    }

    public override float Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient) =>
        SingleOptionSet.CrossEntropyGradient(logits, classCount, targets, gradient);

    public override float[] LossesAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        float[] losses = new float[logits.Length / classCount];
        SingleOptionSet.CrossEntropyGradient(logits, classCount, targets, losses, gradient);
        return losses;
    }

    public override float WeightedGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> gradient) =>
        SingleOptionSet.WeightedCrossEntropyGradient(logits, classCount, targets, sampleWeights, gradient);

    public override float MaskedGradient(
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> sampleWeights,
        ReadOnlySpan<bool> mask,
        Span<float> gradient) =>
        SingleOptionSet.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient);
}
