using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Benchmarks;

/// <summary>A verb of the program.</summary>
/// <param name="usage">The verb and its options.</param>
/// <param name="run">Does it with the arguments after the verb, and returns the exit code.</param>
/// <param name="summary">What it does.</param>
internal sealed class Command(string usage, Func<string[], int> run, string summary)
{
    public string Verb { get; } = usage.Split(' ')[0];

    /// <summary>The lines of the help that tell of it.</summary>
    public string Lines => $"  {usage}\n      {summary}";

    public static string Help(IEnumerable<Command> commands) => string.Join('\n',
    [
        "Usage: dotnet run -c Release --project benchmarks/SoftmaxGen.Benchmarks -- COMMAND",
        "",
        .. commands.Select(static command => command.Lines),
    ]);

    /// <returns>The exit code of the process; 2 where the arguments are wrong.</returns>
    public int Run(string[] arguments)
    {
        try
        {
            return run(arguments);
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine($"{exception.Message} Usage: {usage}");
            return 2;
        }
    }
}
