using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SoftmaxGen.Demo.Agent;

namespace SoftmaxGen.Demo;

/// <summary>What the command line asks for.</summary>
internal sealed record DemoOptions
{
    private const int MaxEpochs = 1000;

    private static readonly DemoOptions Default = new();

    public static string Usage { get; } =
        $"""
        Trains a classifier on handwritten digits; its output layer is generated at compile time.

        Usage: dotnet run -c Release --project src/SoftmaxGen.Demo -- [options]
               dotnet run -c Release --project src/SoftmaxGen.Demo -- {AgentOptions.Command} [options]

          --epochs N    passes over the training rows, from 1 to {MaxEpochs}; {Default.Epochs} unless given
          --seed N      start of the random numbers, from 0 to {uint.MaxValue}; {Default.Seed} unless given
          --no-timing   leave out the measurement of speed
          --help        show this text

        With the word {AgentOptions.Command} first, an agent learns a game instead; '{AgentOptions.Command} --help' shows its options.
        Output that is redirected, and NO_COLOR, give plain text.
        """;

    public int Epochs { get; private init; } = 40;

    public uint Seed { get; private init; } = 1;

    public bool Timing { get; private init; } = true;

    public bool Help { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="options">What they ask for, or <see langword="null"/>.</param>
    /// <param name="error">Which argument is wrong and what is allowed, or <see langword="null"/>.</param>
    public static bool TryParse(
        ReadOnlySpan<string> arguments,
        [NotNullWhen(true)] out DemoOptions? options,
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
                case "--no-timing":
                    options = options with { Timing = false };
                    break;
                case "--epochs":
                    error = ReadNumber(arguments, ++i, 1, MaxEpochs, out uint epochs);
                    options = options with { Epochs = (int)epochs };
                    break;
                case "--seed":
                    error = ReadNumber(arguments, ++i, 0, uint.MaxValue, out uint seed);
                    options = options with { Seed = seed };
                    break;
                default:
                    error = $"Unknown argument '{name}'. Allowed are {AgentOptions.Command} as the first, --epochs N, --seed N, --no-timing and --help.";
                    break;
            }
        }

        options = error is null ? options : null;
        return error is null;
    }

    /// <summary>Reads the number that an option needs after it.</summary>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    public static string? ReadNumber(ReadOnlySpan<string> arguments, int index, uint min, uint max, out uint number)
    {
        string? text = index < arguments.Length ? arguments[index] : null;
        bool isNumber = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        if (isNumber && number >= min && number <= max)
        {
            return null;
        }

        string given = text is null ? "nothing" : $"'{text}'";
        return $"{arguments[index - 1]} needs a whole number from {min} to {max}; given was {given}.";
    }
}
