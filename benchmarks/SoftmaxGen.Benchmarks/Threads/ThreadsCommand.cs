using System;
using System.Globalization;
using System.Runtime.InteropServices;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Threads;

/// <summary>The <c>threads</c> verb: what a caller gains who slices the rows of a batch over the cores.</summary>
internal static class ThreadsCommand
{
    /// <summary>How the verb is called.</summary>
    public const string Usage = "threads";

    private static readonly int[] s_kibibytes = [64, 256, 1024, 4 * 1024, 32 * 1024];

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        Arguments.RequireNone(arguments);
        Console.WriteLine(Surroundings.Describe());
        Console.WriteLine(
            $"float, Parallel.For over chunks of rows on {Environment.ProcessorCount} cores; medians of {Turns.Rounds} rounds "
            + "in µs a batch; all bits are those of one thread.");
        Console.WriteLine();
        Console.WriteLine(MarkdownTable.Head(
        [
            "logits, KiB", "classes", "softmax, one thread", "threads", "one thread / threads",
            "loss and gradient, one thread", "threads", "one thread / threads",
        ]));
        foreach (int kibibytes in s_kibibytes)
        {
            Measure<Kernels.Classes10>(kibibytes);
            Measure<Kernels.Classes1000>(kibibytes);
        }

        return 0;
    }

    private static void Measure<TKernel>(int kibibytes)
        where TKernel : ISoftmaxKernel<float>
    {
        Batch batch = new(TKernel.ClassCount, kibibytes * 1024 / sizeof(float) / TKernel.ClassCount);
        float[] losses = new float[batch.Rows];
        Action softmax = () => TKernel.Softmax(batch.Logits.Span, batch.Results.Span);
        Action threadedSoftmax = () => ThreadedRows<TKernel>.Softmax(batch.Logits, batch.Results);
        Action gradient = () => TKernel.CrossEntropyGradient(batch.Logits.Span, batch.Labels, losses, batch.Results.Span);
        Action threadedGradient = () =>
            ThreadedRows<TKernel>.CrossEntropyGradient(batch.Logits, batch.Labels, losses, batch.Results);

        CheckBits(softmax, threadedSoftmax, batch, losses);
        CheckBits(gradient, threadedGradient, batch, losses);
        double[] softmaxes = Turns.Medians(softmax, threadedSoftmax);
        double[] gradients = Turns.Medians(gradient, threadedGradient);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kibibytes} | {TKernel.ClassCount} | {Times(softmaxes)} | {Times(gradients)} |"));
    }

    private static string Times(double[] medians) => string.Create(
        CultureInfo.InvariantCulture, $"{medians[0] / 1000:0} | {medians[1] / 1000:0} | {medians[0] / medians[1]:0.00}");

    /// <exception cref="InvalidOperationException">A bit differs.</exception>
    private static void CheckBits(Action one, Action several, Batch batch, float[] losses)
    {
        one();
        int[] results = [.. MemoryMarshal.Cast<float, int>(batch.Results.Span)];
        int[] expectedLosses = [.. MemoryMarshal.Cast<float, int>(losses)];
        batch.Results.Span.Clear();
        losses.AsSpan().Clear();
        several();
        if (!MemoryMarshal.Cast<float, int>(batch.Results.Span).SequenceEqual(results)
            || !MemoryMarshal.Cast<float, int>(losses.AsSpan()).SequenceEqual(expectedLosses))
        {
            throw new InvalidOperationException($"{batch.Rows} rows, {batch.ClassCount} classes: the bits differ.");
        }
    }
}
