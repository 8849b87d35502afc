using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Cycles;

/// <summary>The <c>cycles</c> verb: cycles an element beside what the arithmetic alone would take.</summary>
internal static class CyclesCommand
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "cycles [--classes a,b,c]";

    /// <summary>
    /// The instructions of a softmax on a vector of floats: maximum, centre, floor, three of the reduction and one to round,
    /// six of the polynomial, power of two, its product; then two conversions, an extraction and two sums in double, and two of the factor.
    /// Loads, stores and transpositions go beside them.
    /// </summary>
    private const double InstructionsAVector = 22;

    /// <summary>The ports that they share.</summary>
    private const double Ports = 2;

    private static readonly int[] s_classCounts = [4, 10, 16, 64, 1024];

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        IReadOnlyList<int> classCounts = Kernels.CountsOf(arguments, s_classCounts);
        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine($"float, generated kernels, batches of {CycleUse.Elements} logits; medians of {Turns.Rounds} rounds. Cycles are counted by a");
        Console.WriteLine("chain of multiplications that is measured in turns with the kernel, so that a change of the clock changes neither.");
        Console.WriteLine();
        Console.WriteLine(MarkdownTable.Head(["classes", "softmax, cycles an element", "loss and gradient", "arithmetic of a softmax alone", "softmax / it"]));
        double limit = InstructionsAVector / Ports / LanesOfWidest();
        foreach (int classCount in classCounts)
        {
            (double softmax, double gradient) = Kernels.ByClassCount[classCount].Use(new CycleUse());
            double[] numbers = [softmax, gradient, limit, softmax / limit];
            Console.WriteLine(MarkdownTable.Row([$"{classCount}", .. numbers.Select(MarkdownTable.Format)]));
        }

        return 0;
    }

    private static int LanesOfWidest() =>
        Vector512.IsHardwareAccelerated ? Vector512<float>.Count
        : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
        : Vector128<float>.Count;
}
