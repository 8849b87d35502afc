using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime;

namespace SoftmaxGen.Demo.Timing;

/// <summary>Times actions in turn, so that what else the machine does falls on all of them alike.</summary>
internal static class InterleavedTimer
{
    public const int Rounds = 101;

    private static readonly TimeSpan Block = TimeSpan.FromMicroseconds(250);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(8);

    /// <summary>The median time of each action, in nanoseconds.</summary>
    public static double[] Medians(IReadOnlyList<Action> actions)
    {
        WarmUp(actions);
        int[] calls = [.. actions.Select(CallsInBlock)];
        double[][] times = [.. actions.Select(static _ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < actions.Count; i++)
            {
                times[i][round] = Time(actions[i], calls[i]);
            }
        }

        return [.. times.Select(Median)];
    }

    /// <summary>
    /// Until the tiers of the compiler have compiled nothing for a while: of processor time, as a busy machine may keep
    /// the thread that compiles waiting.
    /// </summary>
    private static void WarmUp(IReadOnlyList<Action> actions)
    {
        Stopwatch total = Stopwatch.StartNew();
        TimeSpan lastCompilation = Environment.CpuUsage.TotalTime;
        long compiled = JitInfo.GetCompiledMethodCount();
        while (Environment.CpuUsage.TotalTime - lastCompilation < Quiet && total.Elapsed < LongestWarmUp)
        {
            foreach (Action action in actions)
            {
                Time(action, 20);
            }

            long now = JitInfo.GetCompiledMethodCount();
            if (now != compiled)
            {
                compiled = now;
                lastCompilation = Environment.CpuUsage.TotalTime;
            }
        }
    }

    private static int CallsInBlock(Action action)
    {
        double fastest = Enumerable.Range(0, 10).Min(_ => Time(action, 10));
        return 1 + (int)(Block.TotalNanoseconds / fastest);
    }

    private static double Time(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
