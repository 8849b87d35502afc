using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The machine code that the JIT makes of a kernel, by its reports in a child process.</summary>
internal static partial class MachineCode
{
    /// <summary>Gets the bytes of all methods of a kernel.</summary>
    public static int SizeOf(int classCount) => Report(classCount, "DOTNET_JitDisasmSummary", "1").Sum(line => CodeSize(line, classCount));

    /// <summary>Gets the listings of all methods that the operations of a kernel compile, those of the library included.</summary>
    public static string[] ListingOf(int classCount) =>
        Report(classCount, "DOTNET_JitDisasm", "SoftmaxGen.Generated.*:* SoftmaxGen.Loops.*:* SoftmaxGen.Numerics.*:*");

    /// <summary>The lines that the JIT of a child process writes about what it compiles for a kernel.</summary>
    private static string[] Report(int classCount, string setting, string value)
    {
        string report = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = ChildProcess.Of(SizeCommand.CompileVerb, classCount.ToString(CultureInfo.InvariantCulture));
            start.Environment["DOTNET_TieredCompilation"] = "0";
            start.Environment["DOTNET_JitStdOutFile"] = report;
            start.Environment[setting] = value;
            return ChildProcess.Run(start) is not 0 and var failure
                ? throw new InvalidOperationException($"The child process ended with {failure}.")
                : File.ReadAllLines(report);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>The bytes that a line tells of a method of the kernel or of its class of loops; else 0.</summary>
    private static int CodeSize(string line, int classCount)
    {
        Match method = MethodLine().Match(line);
        return method.Success && int.Parse(method.Groups["classes"].Value, CultureInfo.InvariantCulture) == classCount
            ? int.Parse(method.Groups["size"].Value, CultureInfo.InvariantCulture)
            : 0;
    }

    [GeneratedRegex(@"Classes(?<classes>\d+):.*code size=(?<size>\d+)")]
    private static partial Regex MethodLine();
}
