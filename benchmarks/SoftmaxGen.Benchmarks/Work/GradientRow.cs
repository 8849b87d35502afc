using System;
using SoftmaxGen.Benchmarks.Candidates;

namespace SoftmaxGen.Benchmarks.Work;

/// <summary>Cross-entropy and its gradient, one call a row.</summary>
public readonly struct GradientRow : IWork
{
    /// <inheritdoc/>
    public static string Title => "Loss and gradient, single row";

    /// <inheritdoc/>
    public static float Run<TCandidate>(Batch batch)
        where TCandidate : ICandidate
    {
        ReadOnlySpan<float> logits = batch.Logits.Span;
        Span<float> results = batch.Results.Span;
        int[] labels = batch.Labels;
        int classCount = batch.ClassCount;
        float losses = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            int start = row * classCount;
            losses += TCandidate.CrossEntropyGradient(
                logits.Slice(start, classCount), labels[row], results.Slice(start, classCount));
        }

        return losses;
    }
}
