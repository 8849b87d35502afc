using System;
using System.Globalization;
using System.Linq;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The <c>size</c> verb: how large a kernel is, as source and as machine code.</summary>
internal static class SizeCommand
{
    /// <summary>The verb of the child process that the JIT reports on.</summary>
    public const string CompileVerb = "compile";

    private const int MaximumClassCount = 1000;

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        Arguments.RequireNone(arguments);
        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine("All operations of a float kernel; the machine code is that of the vectors of this machine.");
        Console.WriteLine();
        Console.WriteLine("| classes | source, lines | source, bytes | machine code, bytes |");
        Console.WriteLine("| ---: | ---: | ---: | ---: |");
        foreach (int classCount in Kernels.ByClassCount.Keys.Where(static count => count <= MaximumClassCount))
        {
            SourceSize source = SourceSize.Of(classCount);
            Console.WriteLine($"| {classCount} | {source.Lines} | {source.Bytes} | {MachineCode.SizeOf(classCount)} |");
        }

        return 0;
    }

    /// <summary>What <see cref="CompileVerb"/> does: has all code of a kernel compiled.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Compile(string classCount)
    {
        Kernels.ByClassCount[int.Parse(classCount, CultureInfo.InvariantCulture)].Use(new Exercise());
        return 0;
    }
}
