using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>Writes measurements of one piece of work as a table in Markdown.</summary>
internal static class MarkdownTable
{
    public static string Of(string title, IReadOnlyList<Measurement> measurements)
    {
        string[] candidates = [.. measurements.Select(static measurement => measurement.Candidate).Distinct()];
        string[] headings = ["classes", .. candidates, "best TensorPrimitives / generated", "raw SoftMax / generated"];
        return string.Join('\n',
        [
            $"### {title}",
            "",
            Head(headings),
            .. measurements.GroupBy(static measurement => measurement.ClassCount).Select(LineOf),
        ]);
    }

    private static string LineOf(IGrouping<int, Measurement> line)
    {
        Dictionary<string, double> times = line.ToDictionary(
            static measurement => measurement.Candidate, static measurement => measurement.Nanoseconds);
        double ours = times[CandidateNames.Generated];
        double theirs = Math.Min(times[CandidateNames.TensorRow], times[CandidateNames.TensorBlocks]);
        double[] numbers = [.. times.Values, theirs / ours, times[CandidateNames.TensorSoftMax] / ours];
        return Row([line.Key.ToString(CultureInfo.InvariantCulture), .. numbers.Select(Format)]);
    }

    /// <summary>The lines above the first of numbers.</summary>
    public static string Head(IReadOnlyList<string> headings) =>
        $"{Row(headings)}\n{Row(headings.Select(static _ => "---:"))}";

    /// <summary>A line of a table.</summary>
    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>Three digits, which is more than the measurement is good for.</summary>
    public static string Format(double value) => value.ToString(
        value switch { < 10 => "0.00", < 100 => "0.0", _ => "0" },
        CultureInfo.InvariantCulture);
}
