using SoftmaxGen.Benchmarks.Candidates;

namespace SoftmaxGen.Benchmarks.Work;

/// <summary>Cross-entropy and its gradient, all rows in one call.</summary>
public readonly struct GradientBatch : IWork
{
    /// <inheritdoc/>
    public static string Title => "Loss and gradient, batch";

    /// <inheritdoc/>
    public static float Run<TCandidate>(Batch batch)
        where TCandidate : ICandidate =>
        TCandidate.CrossEntropyGradient(batch.Logits.Span, batch.ClassCount, batch.Labels, batch.Results.Span);
}
