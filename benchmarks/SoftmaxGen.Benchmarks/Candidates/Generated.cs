using System;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>A generated kernel, called through the interface as generic code calls it.</summary>
public readonly struct Generated<TKernel> : ICandidate
    where TKernel : ISoftmaxKernel<float>
{
    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        TKernel.Softmax(logits, destination);

    /// <inheritdoc/>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient) =>
        TKernel.CrossEntropyGradient(logits, labels, gradient);

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
        TKernel.CrossEntropyGradient(logits, label, gradient);
}
