using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>The times of all candidates at one piece of work over the class counts, and what is odd about them.</summary>
/// <param name="Work">The title of the work.</param>
/// <param name="Times">A line a class count, ascending.</param>
internal sealed record SweepCurve(string Work, IReadOnlyList<SweepTimes> Times)
{
    public const double SlowFallback = 1.5;
    public const double Cliff = 1.3;

    public static IReadOnlyList<SweepCurve> Of(IEnumerable<Measurement> measurements) =>
    [
        .. from measurement in measurements
           group measurement by measurement.Work into work
           select new SweepCurve(
               work.Key,
               [.. work.GroupBy(static measurement => measurement.ClassCount).Select(SweepTimes.Of)]),
    ];

    /// <summary>Where the composition is faster than the kernel.</summary>
    public IEnumerable<int> Slower => from line in Times where line.Generated > line.TensorRow select line.ClassCount;

    /// <summary>Where the fallback takes more than <see cref="SlowFallback"/> times as long as the kernel.</summary>
    public IEnumerable<int> SlowFallbacks =>
        from line in Times where line.RunTime > SlowFallback * line.Generated select line.ClassCount;

    /// <summary>
    /// Where a kernel takes more than <see cref="Cliff"/> times as long as some kernel of more classes, so that rows
    /// padded with minus infinity would be faster.
    /// </summary>
    public IEnumerable<int> Cliffs =>
        from line in Times
        where Times.Any(larger => larger.ClassCount > line.ClassCount && line.Generated > Cliff * larger.Generated)
        select line.ClassCount;

    /// <summary>Where an element costs more than <see cref="Cliff"/> times what it costs with one class fewer.</summary>
    public IEnumerable<int> Steps =>
        from pair in Times.Zip(Times.Skip(1))
        where pair.Second.PerElement > Cliff * pair.First.PerElement
        select pair.Second.ClassCount;
}
