using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>Runs code until the JIT has brought it to its last tier.</summary>
internal static class WarmUp
{
    /// <summary>Longer than the delay before the next tier, so that silence means the end.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromMilliseconds(400);

    private const int Rows = 40;

    /// <summary>Runs all in turns until nothing has been compiled for a while.</summary>
    public static void Run(IReadOnlyList<Runner> runners, int classCount) => Run([(runners, classCount)]);

    /// <summary>The same for several class counts at once, which takes less time than one after the other.</summary>
    public static void Run(IEnumerable<(IReadOnlyList<Runner> Runners, int ClassCount)> groups) => Run(
    [
        .. from @group in groups
           let batch = new Batch(@group.ClassCount, Rows)
           from runner in @group.Runners
           select (Action)(() => runner.Run(batch)),
    ]);

    /// <summary>The same for any code.</summary>
    public static void Run(params Action[] candidates)
    {
        long compiled = JitInfo.GetCompiledMethodCount();
        Stopwatch silence = Stopwatch.StartNew();
        while (silence.Elapsed < s_silence)
        {
            Array.ForEach(candidates, static candidate => candidate());
            if (compiled != (compiled = JitInfo.GetCompiledMethodCount()))
            {
                silence.Restart();
            }
        }
    }
}
