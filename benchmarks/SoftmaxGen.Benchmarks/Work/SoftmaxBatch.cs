using SoftmaxGen.Benchmarks.Candidates;

namespace SoftmaxGen.Benchmarks.Work;

/// <summary>Softmax, all rows in one call.</summary>
public readonly struct SoftmaxBatch : IWork
{
    /// <inheritdoc/>
    public static string Title => "Softmax, batch";

    /// <inheritdoc/>
    public static float Run<TCandidate>(Batch batch)
        where TCandidate : ICandidate
    {
        TCandidate.Softmax(batch.Logits.Span, batch.ClassCount, batch.Results.Span);
        return 0;
    }
}
