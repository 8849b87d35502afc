using System;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>
/// The composition of <see cref="TensorRow"/> over blocks of rows, with one call for the exponentials of a block: the
/// fastest that was found on <see cref="TensorPrimitives"/> for batches of short rows.
/// </summary>
public readonly struct TensorBlocks : ICandidate
{
    // Small enough for the first-level cache.
    private const int BlockLength = 1024;

    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination)
    {
        int blockLength = RowsABlock(classCount) * classCount;
        for (int start = 0; start < logits.Length; start += blockLength)
        {
            int length = Math.Min(blockLength, logits.Length - start);
            SoftmaxBlock(logits.Slice(start, length), classCount, destination.Slice(start, length));
        }
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        double loss = 0;
        float weight = 1f / labels.Length;
        int blockRows = RowsABlock(classCount);
        for (int row = 0; row < labels.Length; row += blockRows)
        {
            int rows = Math.Min(blockRows, labels.Length - row);
            Range block = (row * classCount)..((row + rows) * classCount);
            loss += GradientBlock(logits[block], labels.Slice(row, rows), gradient[block], weight);
        }

        return (float)(loss * weight);
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
        (float)GradientBlock(logits, new(in label), gradient, 1);

    private static int RowsABlock(int classCount) => Math.Max(1, BlockLength / classCount);

    private static void SoftmaxBlock(ReadOnlySpan<float> logits, int classCount, Span<float> destination)
    {
        for (int start = 0; start < logits.Length; start += classCount)
        {
            Shift(logits.Slice(start, classCount), destination.Slice(start, classCount));
        }

        TensorPrimitives.Exp(destination, destination);
        for (int start = 0; start < logits.Length; start += classCount)
        {
            Normalize(destination.Slice(start, classCount), 1);
        }
    }

    private static double GradientBlock(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient, float weight)
    {
        double loss = 0;
        int classCount = logits.Length / labels.Length;
        for (int row = 0; row < labels.Length; row++)
        {
            Span<float> shifted = gradient.Slice(row * classCount, classCount);
            Shift(logits.Slice(row * classCount, classCount), shifted);
            loss -= shifted[labels[row]];
        }

        TensorPrimitives.Exp(gradient, gradient);
        for (int row = 0; row < labels.Length; row++)
        {
            Span<float> exponentials = gradient.Slice(row * classCount, classCount);
            loss += MathF.Log(Normalize(exponentials, weight));
            exponentials[labels[row]] -= weight;
        }

        return loss;
    }

    private static void Shift(ReadOnlySpan<float> logits, Span<float> shifted) =>
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), shifted);

    private static float Normalize(Span<float> exponentials, float weight)
    {
        float sum = TensorPrimitives.Sum<float>(exponentials);
        TensorPrimitives.Multiply(exponentials, weight / sum, exponentials);
        return sum;
    }
}
