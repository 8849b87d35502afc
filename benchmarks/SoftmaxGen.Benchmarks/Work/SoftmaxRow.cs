using System;
using SoftmaxGen.Benchmarks.Candidates;

namespace SoftmaxGen.Benchmarks.Work;

/// <summary>Softmax, one call a row.</summary>
public readonly struct SoftmaxRow : IWork
{
    /// <inheritdoc/>
    public static string Title => "Softmax, single row";

    /// <inheritdoc/>
    public static float Run<TCandidate>(Batch batch)
        where TCandidate : ICandidate
    {
        ReadOnlySpan<float> logits = batch.Logits.Span;
        Span<float> results = batch.Results.Span;
        int classCount = batch.ClassCount;
        for (int start = 0; start < logits.Length; start += classCount)
        {
            TCandidate.Softmax(logits.Slice(start, classCount), classCount, results.Slice(start, classCount));
        }

        return 0;
    }
}
