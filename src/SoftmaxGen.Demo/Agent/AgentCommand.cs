using System;
using SoftmaxGen.Demo.Rendering;
using Spectre.Console;

namespace SoftmaxGen.Demo.Agent;

/// <summary>The second demo: an agent that learns a game.</summary>
internal static class AgentCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The arguments after the command.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!AgentOptions.TryParse(arguments, out AgentOptions? options, out string? error))
        {
            Console.Error.WriteLine(error);
            return 2;
        }

        if (options.Help)
        {
            Console.WriteLine(AgentOptions.Usage);
            return 0;
        }

        IAnsiConsole console = Terminal.Open();
        Level level = new();
        RandomSource random = new(options.Seed);
        Policy policy = new(level, random);
        AgentTrainer trainer = new(level, policy, random);
        console.Heading("An agent learns: fetch the key (K), pass the door (+), reach the goal (G)");
        LevelView view = new(console, level, policy);
        view.Show(trainer.Learn(options.Rounds), options.Rounds);
        view.Summarize();
        return 0;
    }
}
