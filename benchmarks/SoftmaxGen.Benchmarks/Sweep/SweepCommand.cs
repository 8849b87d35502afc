using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>The <c>sweep</c> verb: every class count up to a limit, as charts, and the counts that stand out.</summary>
internal static class SweepCommand
{
    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        SweepOptions options = SweepOptions.Parse(arguments);
        IReadOnlyList<SweepCurve> curves = SweepCurve.Of(SweepMeasurement.Run(options));
        string description = Surroundings.Describe();

        Console.WriteLine(description);
        Console.WriteLine($"float; {options.From} to {options.To} classes, unrolling {options.Unrolling}; medians of {options.Rounds} rounds.");
        Console.WriteLine();
        Console.WriteLine("| work | counts where | |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (SweepCurve curve in curves)
        {
            Write(curve.Work, "the kernel is slower than TensorPrimitives by row", curve.Slower);
            Write(curve.Work, $"the fallback takes more than {SweepCurve.SlowFallback} times the kernel", curve.SlowFallbacks);
            Write(curve.Work, $"the kernel takes more than {SweepCurve.Cliff} times a kernel of more classes", curve.Cliffs);
            Write(curve.Work, $"an element costs more than {SweepCurve.Cliff} times that of one class fewer", curve.Steps);
        }

        Console.WriteLine();
        foreach (string path in SweepFiles.Write(options.Out, description, curves))
        {
            Console.WriteLine(path);
        }

        return 0;
    }

    private static void Write(string work, string where, IEnumerable<int> classCounts) =>
        Console.WriteLine(FormattableString.Invariant($"| {work} | {where} | {Ranges(classCounts)} |"));

    /// <summary>Ascending numbers as <c>1-3, 7</c>.</summary>
    private static string Ranges(IEnumerable<int> ascending)
    {
        var ranges = ascending
            .Select(static (number, index) => (Number: number, Run: number - index))
            .GroupBy(static item => item.Run, static item => item.Number)
            .Select(static run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}-{run.Last()}");
        string text = string.Join(", ", ranges);
        return text.Length == 0 ? "none" : text;
    }
}
