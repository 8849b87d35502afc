using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>The turns of one candidate at one piece of work.</summary>
internal sealed class Stint
{
    /// <summary>Long against the resolution of the clock, short against the slices of time of the system.</summary>
    private static readonly TimeSpan s_length = TimeSpan.FromMilliseconds(0.25);

    private readonly List<double> _nanoseconds = [];
    private readonly int _repetitions;

    /// <param name="runner">Who does the work.</param>
    /// <param name="batch">A batch by which the length of a turn is set.</param>
    public Stint(Runner runner, Batch batch)
    {
        Runner = runner;
        TimeSpan once = Enumerable.Range(0, 5).Min(_ => Time(batch, 1));
        _repetitions = (int)Math.Clamp(s_length / once, 1, 1e6);
    }

    public Runner Runner { get; }

    /// <summary>The median time of one run over the batch, in nanoseconds.</summary>
    public double Median => _nanoseconds.Order().ElementAt(_nanoseconds.Count / 2);

    /// <summary>Takes one turn, after a run that is not counted and brings the batch into the cache.</summary>
    public void Measure(Batch batch)
    {
        Runner.Run(batch);
        _nanoseconds.Add(Time(batch, _repetitions).TotalNanoseconds / _repetitions);
    }

    private TimeSpan Time(Batch batch, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
        {
            Runner.Run(batch);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
