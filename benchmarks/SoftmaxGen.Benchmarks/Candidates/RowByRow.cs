using System;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>A batch as its rows, one after the other.</summary>
public readonly struct RowByRow<TRow> : ICandidate
    where TRow : IRowCandidate
{
    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination)
    {
        for (int start = 0; start < logits.Length; start += classCount)
        {
            TRow.Softmax(logits.Slice(start, classCount), destination.Slice(start, classCount));
        }
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        double loss = 0;
        float weight = 1f / labels.Length;
        for (int row = 0; row < labels.Length; row++)
        {
            int start = row * classCount;
            loss += TRow.CrossEntropyGradient(
                logits.Slice(start, classCount), labels[row], gradient.Slice(start, classCount), weight);
        }

        return (float)(loss * weight);
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
        TRow.CrossEntropyGradient(logits, label, gradient, 1);
}
