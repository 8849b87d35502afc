using System;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>What the <c>sweep</c> verb measures.</summary>
internal sealed record SweepOptions
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "sweep [--from N] [--to N] [--unrolling automatic|full|loop|smallest] [--rounds N] [--out DIR]";

    /// <summary>Rounds of one pass over all class counts: each place of the results once.</summary>
    public const int RoundsAPass = 5;

    /// <summary>The smallest class count.</summary>
    public int From { get; private init; } = 1;

    /// <summary>The largest class count.</summary>
    public int To { get; private init; } = 300;

    /// <summary>How much code a kernel may become.</summary>
    public KernelUnrolling Unrolling { get; private init; }

    /// <summary>How often each candidate has its turn, spread over passes.</summary>
    public int Rounds { get; private init; } = 45;

    /// <summary>Where the table and the charts are written.</summary>
    public string Out { get; init; } = Arguments.Charts;

    /// <exception cref="FormatException">The arguments are not those of <see cref="Usage"/>.</exception>
    public static SweepOptions Parse(ReadOnlySpan<string> arguments)
    {
        SweepOptions options = Arguments.Parse<SweepOptions>(arguments, new(), With);
        return options.From < options.To
            ? options
            : throw new FormatException($"There are no two counts from {options.From} to {options.To}.");
    }

    private static SweepOptions? With(SweepOptions options, string name, string value) => name switch
    {
        "--from" => options with { From = Arguments.Number(value, 1) },
        "--to" => options with { To = Arguments.Number(value, 1) },
        "--unrolling" => options with { Unrolling = Arguments.Name<KernelUnrolling>(value) },
        "--rounds" => options with { Rounds = Arguments.Number(value, RoundsAPass) },
        "--out" => options with { Out = value },
        _ => null,
    };
}
