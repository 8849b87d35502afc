using SoftmaxGen.Benchmarks.Candidates;

namespace SoftmaxGen.Benchmarks.Work;

/// <summary>A piece of work that every candidate does once over all rows of a batch.</summary>
public interface IWork
{
    /// <summary>What it is.</summary>
    static abstract string Title { get; }

    /// <summary>Does it.</summary>
    /// <returns>The loss, or the sum of the losses; 0 where there is none.</returns>
    static abstract float Run<TCandidate>(Batch batch)
        where TCandidate : ICandidate;
}
