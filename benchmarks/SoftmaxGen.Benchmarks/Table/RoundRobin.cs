using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>
/// Measures all candidates in turns, so that whatever else the machine does strikes all of them alike; the place of the
/// results in a page changes from round to round.
/// </summary>
internal static class RoundRobin
{
    /// <summary>Distances of results and logits modulo a page: none, within a line, near and far lines.</summary>
    private static readonly int[] s_resultOffsets = [0, 16, 64, 1088, 2112];

    public static IEnumerable<Measurement> Measure(int classCount, TableOptions options)
    {
        IReadOnlyList<Runner> runners = Runners.Of(Kernels.ByClassCount[classCount]);
        Agreement.Check(runners, classCount);
        WarmUp.Run(runners, classCount);

        Batch[] batches =
            [.. s_resultOffsets.Select(offset => new Batch(classCount, options.RowsOf(classCount), offset))];
        Stint[] stints = [.. runners.Select(runner => new Stint(runner, batches[0], options.Rounds))];
        for (int round = 0; round < options.Rounds; round++)
        {
            Batch batch = batches[round % batches.Length];
            for (int turn = 0; turn < stints.Length; turn++)
            {
                stints[(round + turn) % stints.Length].Measure(batch);
            }
        }

        return stints.Select(stint => new Measurement(
            classCount, stint.Runner.Work, stint.Runner.Candidate, stint.Median / batches[0].Rows));
    }
}
