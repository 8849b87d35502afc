using System;
using System.Threading.Tasks;

namespace SoftmaxGen.Benchmarks.Threads;

/// <summary>Kernels over all cores, as a user would write it: the rows in chunks of a fixed size, whatever the machine.</summary>
internal static class ThreadedRows<TKernel>
    where TKernel : ISoftmaxKernel<float>
{
    // 128 KiB with its results, which a second-level cache holds.
    private const int LogitsAChunk = 16 * 1024;

    private static readonly int s_chunkRows = Math.Max(1, LogitsAChunk / TKernel.ClassCount);

    public static void Softmax(ReadOnlyMemory<float> logits, Memory<float> destination) => ForChunks(
        logits.Length / TKernel.ClassCount,
        rows => TKernel.Softmax(logits[Logits(rows)].Span, destination[Logits(rows)].Span));

    public static void CrossEntropyGradient(
        ReadOnlyMemory<float> logits, ReadOnlyMemory<int> labels, Memory<float> losses, Memory<float> gradient) => ForChunks(
        labels.Length,
        rows => TKernel.CrossEntropyGradient(
            logits[Logits(rows)].Span, labels[rows].Span, losses[rows].Span, gradient[Logits(rows)].Span));

    private static void ForChunks(int rows, Action<Range> run) => Parallel.For(
        0,
        (rows + s_chunkRows - 1) / s_chunkRows,
        chunk => run((chunk * s_chunkRows)..Math.Min(rows, (chunk + 1) * s_chunkRows)));

    private static Range Logits(Range rows) =>
        (rows.Start.Value * TKernel.ClassCount)..(rows.End.Value * TKernel.ClassCount);
}
