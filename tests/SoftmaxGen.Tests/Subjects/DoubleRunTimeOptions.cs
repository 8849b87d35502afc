using System;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>The run-time losses for <see cref="double"/> with options.</summary>
internal sealed class DoubleRunTimeOptions(int classCount, CrossEntropyOptions options) : OptionSubject<double>(options)
{
    public override int ClassCount => classCount;

    public override string ToString() => $"run-time {classCount} {Options}";

    public override double Loss(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, Options);

    public override double[] Losses(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels)
    {
        double[] losses = new double[labels.Length];
        SoftmaxKernels.CrossEntropy(logits, classCount, labels, losses, Options);
        return losses;
    }

    public override double Gradient(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, gradient, Options);

    public override double[] LossesAndGradient(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, Span<double> gradient)
    {
        double[] losses = new double[labels.Length];
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, losses, gradient, Options);
        return losses;
    }

    public override double WeightedGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> sampleWeights, Span<double> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, gradient, Options);

    public override double Loss(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets) =>
        SoftmaxKernels.CrossEntropy(logits, classCount, targets, Options);

    public override double[] Losses(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets)
    {
        double[] losses = new double[logits.Length / classCount];
        SoftmaxKernels.CrossEntropy(logits, classCount, targets, losses, Options);
        return losses;
    }

    public override double Gradient(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, Span<double> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, targets, gradient, Options);

    public override double[] LossesAndGradient(ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, Span<double> gradient)
    {
        double[] losses = new double[logits.Length / classCount];
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, targets, losses, gradient, Options);
        return losses;
    }

    public override double WeightedGradient(
        ReadOnlySpan<double> logits, ReadOnlySpan<double> targets, ReadOnlySpan<double> sampleWeights, Span<double> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, targets, sampleWeights, gradient, Options);

    public override double MaskedGradient(
        ReadOnlySpan<double> logits,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<double> sampleWeights,
        ReadOnlySpan<bool> mask,
        Span<double> gradient) =>
        SoftmaxKernels.WeightedCrossEntropyGradient(logits, classCount, labels, sampleWeights, mask, gradient, Options);
}
