using System;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>A way to compute that treats one row at a time.</summary>
public interface IRowCandidate
{
    /// <summary>Writes the probabilities of a row.</summary>
    static abstract void Softmax(ReadOnlySpan<float> logits, Span<float> destination);

    /// <summary>Gets the loss of a row, and writes its gradient times a weight.</summary>
    static abstract float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int label, Span<float> gradient, float weight);
}
