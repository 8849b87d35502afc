using System;
using System.Globalization;
using System.Numerics.Tensors;
using SoftmaxGen.Benchmarks.Table;

namespace SoftmaxGen.Benchmarks.Heads;

/// <summary>The <c>heads</c> verb: forward and backward through output layers, measured in turns.</summary>
internal static class HeadsCommand
{
    private const int Rows = 64;
    private const float Tolerance = 1e-4f;

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        Arguments.RequireNone(arguments);
        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine($"float, batches of {Rows} rows; medians of {Turns.Rounds} rounds in ns a row.");
        Console.WriteLine();
        Console.WriteLine("| inputs | classes | generated | TensorPrimitives | TensorPrimitives / generated |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        Measure<HeadKernels.Inputs64Classes10>();
        Measure<HeadKernels.Inputs128Classes10>();
        Measure<HeadKernels.Inputs256Classes100>();
        Measure<HeadKernels.Inputs1024Classes1000>();
        return 0;
    }

    private static void Measure<THead>()
        where THead : ISoftmaxHead<float>
    {
        CheckAgreement<THead>();
        HeadBatch batch = new(THead.Inputs, THead.ClassCount, Rows);
        double[] medians = Turns.Medians(() => batch.CrossEntropyGradient<THead>(), () => TensorHead.CrossEntropyGradient(batch));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {THead.Inputs} | {THead.ClassCount} | {medians[0] / Rows:0} | {medians[1] / Rows:0} | {medians[1] / medians[0]:0.00} |"));
    }

    /// <exception cref="InvalidOperationException">The two compute something else.</exception>
    private static void CheckAgreement<THead>()
        where THead : ISoftmaxHead<float>
    {
        HeadBatch ours = new(THead.Inputs, THead.ClassCount, Rows);
        HeadBatch theirs = new(THead.Inputs, THead.ClassCount, Rows);
        bool agree = MathF.Abs(ours.CrossEntropyGradient<THead>() - TensorHead.CrossEntropyGradient(theirs)) <= Tolerance
            && TensorPrimitives.Distance<float>(ours.WeightGradient, theirs.WeightGradient) <= Tolerance
            && TensorPrimitives.Distance<float>(ours.BiasGradient, theirs.BiasGradient) <= Tolerance
            && TensorPrimitives.Distance<float>(ours.HiddenGradient, theirs.HiddenGradient) <= Tolerance;
        if (!agree)
        {
            throw new InvalidOperationException($"{THead.Inputs} inputs, {THead.ClassCount} classes: the results differ.");
        }
    }
}
