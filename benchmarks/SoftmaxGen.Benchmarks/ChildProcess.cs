using System;
using System.Diagnostics;
using System.IO;

namespace SoftmaxGen.Benchmarks;

/// <summary>This program started again, so that nothing that ran before has a part in what is measured.</summary>
internal static class ChildProcess
{
    public static ProcessStartInfo Of(params string[] arguments)
    {
        string host = Environment.ProcessPath!;
        bool needsAssembly = Path.GetFileNameWithoutExtension(host) == "dotnet";
        return new(host, needsAssembly ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments);
    }

    /// <summary>Waits for it, its output going where that of this process goes.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ProcessStartInfo start)
    {
        using Process child = Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }
}
