using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>Measures a few candidates in turns, so that whatever else the machine does strikes all of them alike.</summary>
internal static class Turns
{
    public const int Rounds = 45;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(0.5);

    /// <summary>The median time of each candidate in nanoseconds.</summary>
    public static double[] Medians(params Action[] candidates)
    {
        // Long candidates are called too seldom for silence alone to mean the end.
        Stopwatch warmUp = Stopwatch.StartNew();
        while (warmUp.Elapsed < s_warmUp)
        {
            Array.ForEach(candidates, static candidate => candidate());
        }

        WarmUp.Run(candidates);
        return MediansOfWarm(Rounds, candidates);
    }

    /// <summary>The same of code that has run often enough.</summary>
    public static double[] MediansOfWarm(int rounds, params Action[] candidates)
    {
        List<double>[] times = [.. candidates.Select(static _ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                times[i].Add(Time(candidates[i]));
            }
        }

        return [.. times.Select(list => list.Order().ElementAt(rounds / 2))];
    }

    private static double Time(Action candidate)
    {
        int repetitions = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            candidate();
            repetitions++;
        }
        while (Stopwatch.GetElapsedTime(start) < s_turn);

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repetitions;
    }
}
