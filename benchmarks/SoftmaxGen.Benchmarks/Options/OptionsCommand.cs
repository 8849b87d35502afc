using System;
using System.Globalization;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Options;

/// <summary>The <c>options</c> verb: what an option of the loss costs where it is declared.</summary>
internal static class OptionsCommand
{
    private const int Logits = 16384;

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        Arguments.RequireNone(arguments);
        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine($"float, loss and gradient of {Logits} logits; medians of {Turns.Rounds} rounds in ns a row, beside the kernel without options.");
        Console.WriteLine();
        Console.WriteLine("| classes | option | without | with | with / without |");
        Console.WriteLine("| ---: | --- | ---: | ---: | ---: |");
        Measure<Kernels.Classes10, OptionKernels.Weights10>("ClassWeights");
        Measure<Kernels.Classes10, OptionKernels.Smoothing10>("LabelSmoothing");
        Measure<Kernels.Classes10, OptionKernels.Ignore10>("IgnoreIndex");
        Measure<Kernels.Classes10, OptionKernels.ZLoss10>("ZLoss");
        Measure<Kernels.Classes10, OptionKernels.Temperature10>("Temperature");
        Measure<Kernels.Classes10, OptionKernels.All10>("all");
        MeasureSoftTargets<Kernels.Classes10>();
        Measure<Kernels.Classes100, OptionKernels.Smoothing100>("LabelSmoothing");
        Measure<Kernels.Classes100, OptionKernels.Ignore100>("IgnoreIndex");
        Measure<Kernels.Classes100, OptionKernels.ZLoss100>("ZLoss");
        Measure<Kernels.Classes100, OptionKernels.Temperature100>("Temperature");
        Measure<Kernels.Classes100, OptionKernels.All100>("all of these");
        MeasureSoftTargets<Kernels.Classes100>();
        return 0;
    }

    private static void Measure<TPlain, TKernel>(string option)
        where TPlain : ISoftmaxKernel<float>
        where TKernel : ISoftmaxKernel<float>
    {
        Batch batch = new(TPlain.ClassCount, Logits / TPlain.ClassCount);
        Write<TPlain>(
            option,
            batch.Rows,
            () => TPlain.CrossEntropyGradient(batch.Logits.Span, batch.Labels, batch.Results.Span),
            () => TKernel.CrossEntropyGradient(batch.Logits.Span, batch.Labels, batch.Results.Span));
    }

    private static void MeasureSoftTargets<TPlain>()
        where TPlain : ISoftmaxKernel<float>
    {
        Batch batch = new(TPlain.ClassCount, Logits / TPlain.ClassCount);
        float[] targets = new float[batch.Logits.Length];
        TPlain.Softmax(batch.Logits.Span, targets);
        Write<TPlain>(
            "soft targets",
            batch.Rows,
            () => TPlain.CrossEntropyGradient(batch.Logits.Span, batch.Labels, batch.Results.Span),
            () => TPlain.CrossEntropyGradient(batch.Logits.Span, targets, batch.Results.Span));
    }

    private static void Write<TPlain>(string option, int rows, Action plain, Action optioned)
        where TPlain : ISoftmaxKernel<float>
    {
        double[] medians = Turns.Medians(plain, optioned);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {TPlain.ClassCount} | {option} | {medians[0] / rows:0.0} | {medians[1] / rows:0.0} | {medians[1] / medians[0]:0.0} |"));
    }
}
