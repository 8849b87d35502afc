using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>One candidate at one piece of work.</summary>
internal abstract class Runner(string work, string candidate)
{
    /// <summary>The title of the work.</summary>
    public string Work { get; } = work;

    /// <summary>The name of the candidate.</summary>
    public string Candidate { get; } = candidate;

    /// <summary>Does the work once over all rows.</summary>
    public abstract float Run(Batch batch);
}

/// <inheritdoc/>
internal sealed class Runner<TWork, TCandidate>(string candidate) : Runner(TWork.Title, candidate)
    where TWork : IWork
    where TCandidate : ICandidate
{
    /// <inheritdoc/>
    public override float Run(Batch batch) => TWork.Run<TCandidate>(batch);
}
