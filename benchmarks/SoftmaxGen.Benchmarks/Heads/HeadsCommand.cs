using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Heads;

/// <summary>The <c>heads</c> verb: forward and backward through output layers, measured in turns.</summary>
internal static class HeadsCommand
{
    private const int Rows = 64;
    private const int Rounds = 45;
    private const float Tolerance = 1e-4f;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(0.5);

    /// <returns>The exit code of the process.</returns>
    public static int Run()
    {
        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine($"float, batches of {Rows} rows; medians of {Rounds} rounds in ns a row.");
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
        Func<HeadBatch, float>[] candidates = [Generated<THead>, TensorHead.CrossEntropyGradient];
        Stopwatch warmUp = Stopwatch.StartNew();
        while (warmUp.Elapsed < s_warmUp)
        {
            Array.ForEach(candidates, candidate => candidate(batch));
        }

        List<double>[] times = [.. candidates.Select(static _ => new List<double>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                times[i].Add(Time(candidates[i], batch));
            }
        }

        double[] medians = [.. times.Select(static list => list.Order().ElementAt(Rounds / 2))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {THead.Inputs} | {THead.ClassCount} | {medians[0]:0} | {medians[1]:0} | {medians[1] / medians[0]:0.00} |"));
    }

    /// <exception cref="InvalidOperationException">The two compute something else.</exception>
    private static void CheckAgreement<THead>()
        where THead : ISoftmaxHead<float>
    {
        HeadBatch ours = new(THead.Inputs, THead.ClassCount, Rows);
        HeadBatch theirs = new(THead.Inputs, THead.ClassCount, Rows);
        bool agree = MathF.Abs(Generated<THead>(ours) - TensorHead.CrossEntropyGradient(theirs)) <= Tolerance
            && TensorPrimitives.Distance<float>(ours.WeightGradient, theirs.WeightGradient) <= Tolerance
            && TensorPrimitives.Distance<float>(ours.BiasGradient, theirs.BiasGradient) <= Tolerance
            && TensorPrimitives.Distance<float>(ours.HiddenGradient, theirs.HiddenGradient) <= Tolerance;
        if (!agree)
        {
            throw new InvalidOperationException($"{THead.Inputs} inputs, {THead.ClassCount} classes: the results differ.");
        }
    }

    private static float Generated<THead>(HeadBatch batch)
        where THead : ISoftmaxHead<float> =>
        THead.CrossEntropyGradient(
            batch.Hidden, batch.Labels, batch.Weights, batch.Bias, batch.WeightGradient, batch.BiasGradient, batch.HiddenGradient);

    private static double Time(Func<HeadBatch, float> candidate, HeadBatch batch)
    {
        int repetitions = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            candidate(batch);
            repetitions++;
        }
        while (Stopwatch.GetElapsedTime(start) < s_turn);

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repetitions / Rows;
    }
}
