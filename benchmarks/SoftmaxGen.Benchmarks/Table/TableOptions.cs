using System;
using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>What the <c>table</c> verb measures.</summary>
internal sealed record TableOptions
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "table [--classes a,b,c] [--rows-budget N] [--rounds N]";

    private const int MinimumRounds = 15;
    private const int MinimumRows = 4;

    /// <summary>The class counts, of those in <see cref="Kernels"/>.</summary>
    public IReadOnlyList<int> ClassCounts { get; private init; } = [.. Kernels.ByClassCount.Keys];

    /// <summary>The logits in a batch, from which its rows follow. The default stays in a second-level cache.</summary>
    public int RowsBudget { get; private init; } = 16 * 1024;

    /// <summary>How often each candidate has its turn.</summary>
    public int Rounds { get; private init; } = 45;

    /// <summary>The rows of a batch.</summary>
    public int RowsOf(int classCount) => Math.Max(MinimumRows, RowsBudget / classCount);

    /// <exception cref="FormatException">The arguments are not those of <see cref="Usage"/>.</exception>
    public static TableOptions Parse(ReadOnlySpan<string> arguments) => Arguments.Parse<TableOptions>(
        arguments,
        new(),
        static (options, name, value) => name switch
        {
            "--classes" => options with { ClassCounts = Kernels.ParseCounts(value) },
            "--rows-budget" => options with { RowsBudget = Arguments.Number(value, 1) },
            "--rounds" => options with { Rounds = Arguments.Number(value, MinimumRounds) },
            _ => null,
        });
}
