using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The <c>code</c> verb: what stands in the loops of the machine code, and should not.</summary>
internal static class CodeCommand
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "code [--classes a,b,c]";

    private static readonly int[] s_classCounts = [4, 10, 16, 64, 1000];

    /// <returns>The exit code of the process; 1 where the processor is none whose listings are read.</returns>
    public static int Run(string[] arguments)
    {
        IReadOnlyList<int> classCounts = Kernels.CountsOf(arguments, s_classCounts);
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Console.Error.WriteLine("The listings of x64 alone are read.");
            return 1;
        }

        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine("The innermost loops over vectors that the operations of a float kernel run, by the listings of the JIT. Told apart are those");
        Console.WriteLine("that move something through the stack, check an index or call; what is called for a row that is not a number counts.");
        foreach (int classCount in classCounts)
        {
            LoopCode[] loops = [.. LoopCode.In(MachineCode.ListingOf(classCount))];
            Console.WriteLine();
            Console.WriteLine($"### {classCount} classes: {loops.Count(static loop => loop.IsClean)} of {loops.Length} loops do none of it");
            Console.WriteLine();
            Console.WriteLine("| method | instructions | through the stack | checks | calls |");
            Console.WriteLine("| --- | ---: | ---: | ---: | --- |");
            foreach (string row in loops.Where(static loop => !loop.IsClean).Select(RowOf).Distinct())
            {
                Console.WriteLine(row);
            }
        }

        return 0;
    }

    private static string RowOf(LoopCode loop) => MarkdownTable.Row(
    [
        loop.Method, Format(loop.Instructions), Format(loop.Stack), Format(loop.BoundsChecks), string.Join(", ", loop.Calls.Distinct()),
    ]);

    private static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}
