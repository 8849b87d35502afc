using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SoftmaxGen.Benchmarks.Plots;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>The files of a sweep: a table of all times, and a chart a piece of work.</summary>
internal static class SweepFiles
{
    private const string TableName = "sweep.md";

    // Colours that differ in lightness too.
    private static readonly (string Name, string Colour, Func<SweepTimes, double> Time)[] s_lines =
    [
        ("TensorPrimitives, row by row", "#999999", static line => line.TensorRow),
        ("SoftmaxKernels, at run time", "#e69f00", static line => line.RunTime),
        ("generated kernel", "#0050a0", static line => line.Generated),
    ];

    /// <summary>Writes them.</summary>
    /// <returns>Their paths.</returns>
    public static IReadOnlyList<string> Write(string folder, string description, IReadOnlyList<SweepCurve> curves)
    {
        Directory.CreateDirectory(folder);
        List<string> paths = [Path.Combine(folder, TableName)];
        File.WriteAllText(paths[0], $"{description}\n\n{Table(curves)}\n");
        foreach (SweepCurve curve in curves)
        {
            paths.Add(Path.Combine(folder, $"sweep-{curve.Work.ToLowerInvariant().Replace(",", "").Replace(' ', '-')}.svg"));
            File.WriteAllText(paths[^1], Chart(description, curve));
        }

        return paths;
    }

    private static string Chart(string description, SweepCurve curve) => LogLogChart.Svg(
        $"{curve.Work}: lower is better",
        description,
        "classes in a row",
        "nanoseconds a row",
        [
            .. s_lines.Select(line => new Series(
                line.Name, line.Colour, [.. curve.Times.Select(times => ((double)times.ClassCount, line.Time(times)))])),
        ]);

    private static string Table(IReadOnlyList<SweepCurve> curves) => string.Join('\n',
    [
        MarkdownTable.Head(["classes", .. from curve in curves from line in s_lines select $"{curve.Work}: {line.Name}"]),
        .. curves[0].Times.Select((times, index) => MarkdownTable.Row(
        [
            $"{times.ClassCount}",
            .. from curve in curves from line in s_lines select MarkdownTable.Format(line.Time(curve.Times[index])),
        ])),
    ]);
}
