using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.PackageTests.Infrastructure;

/// <summary>Runs other programs.</summary>
internal static class CommandLine
{
    private static readonly string s_dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a command of the .NET SDK, or a program that is a .dll.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static Task<string> DotnetAsync(
        string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        RunAsync(folder, s_dotnet, arguments, environment);

    /// <summary>Runs a program, and asserts that it succeeds.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(
        string folder, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        StringBuilder output = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', start.ArgumentList)}:\n{output}");
        return output.ToString();

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.Append(line.Data).Append(line.Data is null ? "" : "\n");
            }
        }
    }

    /// <summary>Keeps a build that the tests run in apart from one that they start.</summary>
    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(IsOfOuterBuild).ToArray())
        {
            environment.Remove(name);
        }

        // A server that outlives the build would keep the streams of its output open.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
    }

    private static bool IsOfOuterBuild(string name) => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
