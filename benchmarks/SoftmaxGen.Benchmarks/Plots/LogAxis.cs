using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Plots;

/// <summary>A logarithmic axis of a chart.</summary>
/// <param name="Label">What it shows, with the unit.</param>
/// <param name="Minimum">The value at <paramref name="Start"/>.</param>
/// <param name="Maximum">The value at <paramref name="End"/>.</param>
/// <param name="Start">A coordinate in the picture.</param>
/// <param name="End">A coordinate in the picture.</param>
/// <param name="Steps">The ticks from one power of <paramref name="Base"/> to the next, as multiples of it.</param>
/// <param name="Base">The base of the ticks.</param>
internal sealed record LogAxis(
    string Label, double Minimum, double Maximum, double Start, double End, IReadOnlyList<double> Steps, double Base)
{
    /// <summary>The values with a line and a label.</summary>
    public IEnumerable<double> Ticks =>
        from exponent in Enumerable.Range(-10, 30)
        from step in Steps
        let tick = step * Math.Pow(Base, exponent)
        where tick >= Minimum && tick <= Maximum
        select tick;

    /// <summary>The coordinate of a value.</summary>
    public double Map(double value) =>
        Start + ((End - Start) * Math.Log(value / Minimum) / Math.Log(Maximum / Minimum));
}
