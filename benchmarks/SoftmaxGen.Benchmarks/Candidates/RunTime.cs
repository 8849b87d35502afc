using System;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>The fallback of the library, which learns the class count at run time.</summary>
public readonly struct RunTime : ICandidate
{
    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        SoftmaxKernels.Softmax(logits, classCount, destination);

    /// <inheritdoc/>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, classCount, labels, gradient);

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
        SoftmaxKernels.CrossEntropyGradient(logits, logits.Length, label, gradient);
}
