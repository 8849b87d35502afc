using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>The <c>table</c> verb: measures, and prints one Markdown table a piece of work.</summary>
internal static class TableCommand
{
    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        TableOptions options = TableOptions.Parse(arguments);
        List<Measurement> measurements = [];
        foreach (int classCount in options.ClassCounts)
        {
            Console.Error.WriteLine($"{classCount} classes, {options.RowsOf(classCount)} rows");
            measurements.AddRange(RoundRobin.Measure(classCount, options));
        }

        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine(
            $"float; medians of {options.Rounds} rounds in ns a row; {options.RowsBudget} logits a batch.");
        foreach (IGrouping<string, Measurement> work in measurements.GroupBy(static measurement => measurement.Work))
        {
            Console.WriteLine();
            Console.WriteLine(MarkdownTable.Of(work.Key, [.. work]));
        }

        return 0;
    }
}
