using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>Median times of a row in nanoseconds.</summary>
/// <param name="ClassCount">The logits in the row.</param>
/// <param name="Generated">The generated kernel.</param>
/// <param name="RunTime">The fallback of the library.</param>
/// <param name="TensorRow">The composition on TensorPrimitives.</param>
internal sealed record SweepTimes(int ClassCount, double Generated, double RunTime, double TensorRow)
{
    /// <summary>The kernel's time of an element.</summary>
    public double PerElement => Generated / ClassCount;

    public static SweepTimes Of(IGrouping<int, Measurement> line)
    {
        Dictionary<string, double> times = line.ToDictionary(
            static measurement => measurement.Candidate, static measurement => measurement.Nanoseconds);
        return new(
            line.Key, times[CandidateNames.Generated], times[CandidateNames.RunTime], times[CandidateNames.TensorRow]);
    }
}
