using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The machine code that the JIT makes of a kernel.</summary>
internal static partial class MachineCode
{
    /// <summary>Gets the bytes of all methods of a kernel, by the report of the JIT of a child process.</summary>
    public static int SizeOf(int classCount)
    {
        string report = Path.GetTempFileName();
        try
        {
            using Process child = Process.Start(Child(classCount, report))!;
            child.WaitForExit();
            return child.ExitCode == 0
                ? File.ReadLines(report).Sum(line => CodeSize(line, classCount))
                : throw new InvalidOperationException($"The child process ended with {child.ExitCode}.");
        }
        finally
        {
            File.Delete(report);
        }
    }

    private static ProcessStartInfo Child(int classCount, string report)
    {
        ProcessStartInfo child = ChildProcess.Of(SizeCommand.CompileVerb, classCount.ToString(CultureInfo.InvariantCulture));
        child.Environment["DOTNET_TieredCompilation"] = "0";
        child.Environment["DOTNET_JitDisasmSummary"] = "1";
        child.Environment["DOTNET_JitStdOutFile"] = report;
        return child;
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
