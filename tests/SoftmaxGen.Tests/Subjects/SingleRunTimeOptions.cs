using System;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>The run-time losses for <see cref="float"/> with options.</summary>
internal sealed class SingleRunTimeOptions(int classCount, CrossEntropyOptions options) : OptionSubject<float>(options)
{
    public override int ClassCount => classCount;

    public override string ToString() => $"run-time {classCount} {Options}";

    public override float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, Options);

    public override float[] Losses(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        float[] losses = new float[labels.Length];
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, losses, Options);
        return losses;
    }

    public override float Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, gradient, Options);

    public override float[] LossesAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        float[] losses = new float[labels.Length];
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, losses, gradient, Options);
        return losses;
    }

    public override float WeightedGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, Span<float> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient, Options);

    public override float Loss(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, targets, Options);

    public override float[] Losses(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        float[] losses = new float[logits.Length / classCount];
        SoftmaxKernels.CrossEntropy(logits, classCount, targets, losses, Options);
        return losses;
    }

    public override float Gradient(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, targets, gradient, Options);

    public override float[] LossesAndGradient(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        float[] losses = new float[logits.Length / classCount];
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, targets, losses, gradient, Options);
        return losses;
    }

    public override float WeightedGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, targets, sampleWeights, gradient, Options);

    public override float MaskedGradient(
        ReadOnlySpan<float> logits,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> sampleWeights,
        ReadOnlySpan<bool> mask,
        Span<float> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient, Options);
}
