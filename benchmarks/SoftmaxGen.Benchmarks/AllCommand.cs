using System;
using System.Diagnostics;
using System.IO;

namespace SoftmaxGen.Benchmarks;

/// <summary>The <c>all</c> verb: every table and chart of the README.</summary>
internal static class AllCommand
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "all [--out DIR]";

    /// <returns>The exit code of the process: the last of a command that failed, or 0.</returns>
    public static int Run(string[] arguments)
    {
        string folder = Arguments.Parse(
            arguments, Arguments.Charts, static (_, name, value) => name == "--out" ? value : null);
        string peers = Path.Combine(Arguments.ProjectDirectory, "..", "SoftmaxGen.Peers");
        (string Title, ProcessStartInfo Start)[] commands =
        [
            ("Kernels", ChildProcess.Of("table")),
            ("Cycles", ChildProcess.Of("cycles")),
            ("Class counts", ChildProcess.Of("sweep", "--out", folder)),
            ("Output layers", ChildProcess.Of("heads")),
            ("Options of the loss", ChildProcess.Of("options")),
            ("Peers", new("dotnet", ["run", "-c", "Release", "--project", peers])),
            ("Threads", ChildProcess.Of("threads")),
            ("Generator", ChildProcess.Of("generator")),
            ("Size", ChildProcess.Of("size")),
            ("Machine code", ChildProcess.Of("code")),
        ];

        int exitCode = 0;
        foreach ((string title, ProcessStartInfo start) in commands)
        {
            Console.WriteLine($"## {title}\n");
            if (ChildProcess.Run(start) is not 0 and var failure)
            {
                Console.Error.WriteLine($"{title} ended with {failure}.");
                exitCode = failure;
            }

            Console.WriteLine();
        }

        return exitCode;
    }
}
