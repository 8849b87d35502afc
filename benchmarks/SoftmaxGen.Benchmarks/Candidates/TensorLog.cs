using System;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>Log-probabilities and losses, composed on <see cref="TensorPrimitives"/> row by row, the maximum subtracted.</summary>
internal static class TensorLog
{
    public static void LogSoftmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination)
    {
        for (int start = 0; start < logits.Length; start += classCount)
        {
            ReadOnlySpan<float> row = logits.Slice(start, classCount);
            Span<float> result = destination.Slice(start, classCount);
            TensorPrimitives.Subtract(row, LogSumExp(row, result), result);
        }
    }

    /// <summary>The mean loss; the room is for the exponentials of a row.</summary>
    public static float CrossEntropy(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> room)
    {
        int classCount = logits.Length / labels.Length;
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> rowLogits = logits.Slice(row * classCount, classCount);
            loss += LogSumExp(rowLogits, room[..classCount]) - rowLogits[labels[row]];
        }

        return (float)(loss / labels.Length);
    }

    private static float LogSumExp(ReadOnlySpan<float> row, Span<float> room)
    {
        float max = TensorPrimitives.Max(row);
        TensorPrimitives.Subtract(row, max, room);
        TensorPrimitives.Exp(room, room);
        return MathF.Log(TensorPrimitives.Sum<float>(room)) + max;
    }
}
