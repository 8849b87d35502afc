using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>
/// Measures every class count in several passes over all of them, so that the state of the machine strikes one count as
/// another, and neighbours can be compared.
/// </summary>
internal static class SweepMeasurement
{
    private const int LogitsABatch = 16 * 1024;

    // Enough that warming up takes less time than measuring, few enough that all are called often.
    private const int WarmedTogether = 20;

    private static readonly Type[] s_works =
        [typeof(SoftmaxBatch), typeof(GradientBatch), typeof(SoftmaxRow), typeof(GradientRow)];

    public static IReadOnlyList<Measurement> Run(SweepOptions options)
    {
        int[] classCounts = [.. Enumerable.Range(options.From, options.To - options.From + 1)];
        Console.Error.WriteLine($"{classCounts.Length} kernels are generated and compiled");
        (IReadOnlyList<Runner> Runners, int ClassCount)[] groups =
            [.. SweptKernels.Generate(classCounts, options.Unrolling).Zip(classCounts, static (kernel, count) => (RunnersOf(kernel), count))];

        Console.Error.WriteLine("agreement, and warm-up");
        Array.ForEach(groups, static group => Agreement.Check(group.Runners, group.ClassCount));
        foreach (var together in groups.Chunk(WarmedTogether))
        {
            WarmUp.Run(together);
        }

        RoundRobin[] tables =
            [.. groups.Select(static group => new RoundRobin(group.Runners, group.ClassCount, LogitsABatch / group.ClassCount))];
        for (int round = 0; round < options.Rounds; round += SweepOptions.RoundsAPass)
        {
            Console.Error.WriteLine($"round {round} of {options.Rounds}");
            Array.ForEach(tables, table => table.Run(Math.Min(SweepOptions.RoundsAPass, options.Rounds - round)));
        }

        return [.. tables.SelectMany(static table => table.Measurements)];
    }

    private static IReadOnlyList<Runner> RunnersOf(Type kernel) =>
    [
        .. from work in s_works
           from candidate in new (Type Type, string Name)[]
           {
               (kernel, CandidateNames.Generated),
               (typeof(RunTime), CandidateNames.RunTime),
               (typeof(RowByRow<TensorRow>), CandidateNames.TensorRow),
           }
           select (Runner)Activator.CreateInstance(typeof(Runner<,>).MakeGenericType(work, candidate.Type), candidate.Name)!,
    ];
}
