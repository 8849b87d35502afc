using System;
using System.Diagnostics.CodeAnalysis;

namespace SoftmaxGen.Demo.Agent;

/// <summary>What the command line of the agent asks for.</summary>
internal sealed record AgentOptions
{
    /// <summary>The word that stands before them.</summary>
    public const string Command = "agent";

    private const int MaxRounds = 100000;

    private static readonly AgentOptions Default = new();

    public static string Usage { get; } =
        $"""
        An agent learns a game by policy gradient: to fetch the key, pass the door and reach the goal by the shortest way.
        Its moves are drawn by a masked kernel that is generated at compile time, so it never makes an illegal one.

        Usage: dotnet run -c Release --project src/SoftmaxGen.Demo -- {Command} [options]

          --rounds N    rounds of games to learn from, from 1 to {MaxRounds}; {Default.Rounds} unless given
          --seed N      start of the random numbers, from 0 to {uint.MaxValue}; {Default.Seed} unless given
          --help        show this text

        The same seed gives the same agent, to the bit, on every machine.
        Output that is redirected, and NO_COLOR, give plain text.
        """;

    public int Rounds { get; private init; } = 400;

    public uint Seed { get; private init; } = 1;

    public bool Help { get; private init; }

    /// <summary>Reads the arguments after the command.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="options">What they ask for, or <see langword="null"/>.</param>
    /// <param name="error">Which argument is wrong and what is allowed, or <see langword="null"/>.</param>
    public static bool TryParse(
        ReadOnlySpan<string> arguments,
        [NotNullWhen(true)] out AgentOptions? options,
        [NotNullWhen(false)] out string? error)
    {
        options = Default;
        error = null;
        for (int i = 0; i < arguments.Length && error is null; i++)
        {
            string name = arguments[i];
            switch (name)
            {
                case "--help" or "-h":
                    options = options with { Help = true };
                    break;
                case "--rounds":
                    error = DemoOptions.ReadNumber(arguments, ++i, 1, MaxRounds, out uint rounds);
                    options = options with { Rounds = (int)rounds };
                    break;
                case "--seed":
                    error = DemoOptions.ReadNumber(arguments, ++i, 0, uint.MaxValue, out uint seed);
                    options = options with { Seed = seed };
                    break;
                default:
                    error = $"Unknown argument '{name}'. Allowed after {Command} are --rounds N, --seed N and --help.";
                    break;
            }
        }

        options = error is null ? options : null;
        return error is null;
    }
}
