using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>
/// Measures all candidates in turns, so that whatever else the machine does strikes all of them alike; the place of the
/// results in a page changes from round to round.
/// </summary>
/// <param name="runners">The candidates, checked and warm.</param>
/// <param name="classCount">The logits in a row.</param>
/// <param name="rows">The rows of a batch.</param>
internal sealed class RoundRobin(IReadOnlyList<Runner> runners, int classCount, int rows)
{
    /// <summary>Distances of results and logits modulo a page: none, within a line, near and far lines.</summary>
    private static readonly int[] s_resultOffsets = [0, 16, 64, 1088, 2112];

    private Stint[] _stints = [];

    /// <summary>The medians of all rounds until now.</summary>
    public IEnumerable<Measurement> Measurements => _stints.Select(stint => new Measurement(
        classCount, stint.Runner.Work, stint.Runner.Candidate, stint.Median / rows));

    /// <summary>Checks and warms up all candidates of a kernel, and measures them.</summary>
    public static IEnumerable<Measurement> Measure(int classCount, TableOptions options)
    {
        IReadOnlyList<Runner> runners = Runners.Of(Kernels.ByClassCount[classCount]);
        Agreement.Check(runners, classCount);
        WarmUp.Run(runners, classCount);
        RoundRobin table = new(runners, classCount, options.RowsOf(classCount));
        table.Run(options.Rounds);
        return table.Measurements;
    }

    /// <summary>Gives each candidate some turns more.</summary>
    public void Run(int rounds)
    {
        Batch[] batches = [.. s_resultOffsets.Select(offset => new Batch(classCount, rows, offset))];
        if (_stints.Length == 0)
        {
            _stints = [.. runners.Select(runner => new Stint(runner, batches[0]))];
        }

        for (int round = 0; round < rounds; round++)
        {
            Batch batch = batches[round % batches.Length];
            for (int turn = 0; turn < _stints.Length; turn++)
            {
                _stints[(round + turn) % _stints.Length].Measure(batch);
            }
        }
    }
}
