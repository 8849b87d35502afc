using System;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>
/// <c>TensorPrimitives.SoftMax</c> as it is: less work than is right, for without the maximum subtracted it overflows,
/// and the loss is the logarithm of a rounded probability.
/// </summary>
public readonly struct TensorSoftMax : ICandidate
{
    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination)
    {
        for (int start = 0; start < logits.Length; start += classCount)
        {
            TensorPrimitives.SoftMax(logits.Slice(start, classCount), destination.Slice(start, classCount));
        }
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        double loss = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            int start = row * classCount;
            loss += CrossEntropyGradient(
                logits.Slice(start, classCount), labels[row], gradient.Slice(start, classCount));
        }

        float weight = 1f / labels.Length;
        TensorPrimitives.Multiply(gradient, weight, gradient);
        return (float)(loss * weight);
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient)
    {
        TensorPrimitives.SoftMax(logits, gradient);
        float loss = -MathF.Log(gradient[label]);
        gradient[label] -= 1;
        return loss;
    }
}
