using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Benchmarks;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Peers;

/// <summary>Measures a kernel beside ONNX Runtime.</summary>
internal sealed class Peer : IKernelUse<IReadOnlyList<PeerTimes>>
{
    /// <inheritdoc/>
    public IReadOnlyList<PeerTimes> Run<TKernel>()
        where TKernel : ISoftmaxKernel<float> => Peer<TKernel>.Measure();
}

/// <inheritdoc cref="Peer"/>
internal static class Peer<TKernel>
    where TKernel : ISoftmaxKernel<float>
{
    private const int LogitsABatch = 16 * 1024;
    private const int SingleRows = 16;

    private static readonly int s_classCount = TKernel.ClassCount;

    /// <summary>Measures all pieces of work.</summary>
    public static IReadOnlyList<PeerTimes> Measure()
    {
        int rows = Math.Max(SingleRows, LogitsABatch / s_classCount);
        return
        [
            Softmax("Softmax, batch", rows, calls: 1),
            Softmax("Softmax, single row", SingleRows, calls: SingleRows),
            Loss("Loss, batch", rows, calls: 1),
            Loss("Loss, single row", SingleRows, calls: SingleRows),
        ];
    }

    private static PeerTimes Softmax(string work, int rows, int calls)
    {
        Batch ours = new(s_classCount, rows);
        Batch theirs = new(s_classCount, rows);
        int length = rows / calls * s_classCount;
        using OnnxCalls onnx = new(OnnxModels.Softmax());
        for (int start = 0; start < rows * s_classCount; start += length)
        {
            onnx.Add(s_classCount, theirs.Logits.Slice(start, length), null, theirs.Results.Slice(start, length), isScalar: false);
        }

        return Compare(work, rows, Generated, onnx.Run, ours.Results, theirs.Results);

        void Generated()
        {
            ReadOnlySpan<float> logits = ours.Logits.Span;
            Span<float> results = ours.Results.Span;
            for (int start = 0; start < logits.Length; start += length)
            {
                TKernel.Softmax(logits.Slice(start, length), results.Slice(start, length));
            }
        }
    }

    private static PeerTimes Loss(string work, int rows, int calls)
    {
        Batch batch = new(s_classCount, rows);
        long[] labels = [.. batch.Labels.Select(static label => (long)label)];
        float[] ours = new float[calls];
        float[] theirs = new float[calls];
        int callRows = rows / calls;
        using OnnxCalls onnx = new(OnnxModels.Loss());
        for (int call = 0; call < calls; call++)
        {
            onnx.Add(
                s_classCount,
                batch.Logits.Slice(call * callRows * s_classCount, callRows * s_classCount),
                labels.AsMemory(call * callRows, callRows),
                theirs.AsMemory(call, 1),
                isScalar: true);
        }

        return Compare(work, rows, Generated, onnx.Run, ours, theirs);

        void Generated()
        {
            ReadOnlySpan<float> logits = batch.Logits.Span;
            for (int call = 0; call < calls; call++)
            {
                ReadOnlySpan<float> called = logits.Slice(call * callRows * s_classCount, callRows * s_classCount);
                ours[call] = callRows == 1
                    ? TKernel.CrossEntropy(called, batch.Labels[call])
                    : TKernel.CrossEntropy(called, batch.Labels.AsSpan(call * callRows, callRows));
            }
        }
    }

    private static PeerTimes Compare(
        string work, int rows, Action generated, Action onnx, Memory<float> ours, Memory<float> theirs)
    {
        generated();
        onnx();
        Agreement.Require(work, s_classCount, ours.Span, theirs.Span);
        double[] medians = Turns.Medians(generated, onnx);
        return new(work, s_classCount, medians[0] / rows, medians[1] / rows);
    }
}
