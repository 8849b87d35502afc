using System;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Generation;

/// <summary>The <c>generator</c> verb: how long the generator takes, beside the compiler.</summary>
internal static class GeneratorCommand
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "generator";

    private const int Rounds = 15;
    private const int RoundsOfGeneratedCode = 3;

    // Beyond, the compiler takes minutes for what the generator wrote.
    private const int MostCompiled = 100;

    private static readonly int[] s_kernels = [1, 100, 1000];

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        Arguments.RequireNone(arguments);
        Console.Error.WriteLine("warm-up");
        GeneratorCase first = new(MostCompiled);
        first.CompileWith();
        WarmUp.Run(() => Run(first));

        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine(
            $"Kernels of float with all operations, of 1 to 256 classes; medians of {Rounds} rounds in ms. "
            + "Cold: of the compilation nothing is bound yet.");
        Console.WriteLine();
        Console.WriteLine(MarkdownTable.Head(
        [
            "kernels", "compile without the generator", "generate, cold", "generate after a keystroke elsewhere",
            "compile with generated code", "generated, kB",
        ]));
        foreach (int kernels in s_kernels)
        {
            Console.Error.WriteLine($"{kernels} kernels");
            Console.WriteLine(Line(new GeneratorCase(kernels), kernels));
        }

        return 0;
    }

    private static void Run(GeneratorCase @case)
    {
        @case.CompileWithout();
        @case.Generate();
        @case.Keystroke();
    }

    private static string Line(GeneratorCase @case, int kernels)
    {
        double[] medians = Turns.MediansOfWarm(
            Rounds, () => @case.CompileWithout(), () => @case.Generate(), () => @case.Keystroke());
        string compiled = kernels <= MostCompiled
            ? Milliseconds(Turns.MediansOfWarm(RoundsOfGeneratedCode, () => @case.CompileWith())[0])
            : "not run";
        return MarkdownTable.Row(
            [$"{kernels}", .. Array.ConvertAll(medians, Milliseconds), compiled, $"{@case.GeneratedLength / 1000}"]);
    }

    private static string Milliseconds(double nanoseconds) => MarkdownTable.Format(nanoseconds / 1e6);
}
