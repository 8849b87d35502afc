using System;
using System.Collections.Generic;
using System.Diagnostics;
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
    public static void Run(IReadOnlyList<Runner> runners, int classCount)
    {
        Batch batch = new(classCount, Rows);
        long compiled = JitInfo.GetCompiledMethodCount();
        Stopwatch silence = Stopwatch.StartNew();
        while (silence.Elapsed < s_silence)
        {
            foreach (Runner runner in runners)
            {
                runner.Run(batch);
            }

            if (compiled != (compiled = JitInfo.GetCompiledMethodCount()))
            {
                silence.Restart();
            }
        }
    }
}
