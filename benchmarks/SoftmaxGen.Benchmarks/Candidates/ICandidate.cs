using System;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>
/// A way to compute softmax, and cross-entropy with its gradient. Destinations are as long as needed, not longer.
/// </summary>
public interface ICandidate
{
    /// <summary>Writes the probabilities of each row.</summary>
    static abstract void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination);

    /// <summary>Gets the mean loss of a batch, and writes its gradient.</summary>
    static abstract float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient);

    /// <summary>Gets the loss of one row, and writes its gradient.</summary>
    static abstract float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient);
}
