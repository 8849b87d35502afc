using System;
using System.Numerics.Tensors;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>
/// <see cref="TensorPrimitives"/>, composed so that the maximum is subtracted, which its own SoftMax does not do; each
/// exponential is computed once.
/// </summary>
public readonly struct TensorRow : IRowCandidate
{
    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> destination)
    {
        float sum = Exponentials(logits, destination, out _);
        TensorPrimitives.Multiply(destination, 1 / sum, destination);
    }

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient, float weight)
    {
        float sum = Exponentials(logits, gradient, out float max);
        TensorPrimitives.Multiply(gradient, weight / sum, gradient);
        gradient[label] -= weight;
        return MathF.Log(sum) + max - logits[label];
    }

    private static float Exponentials(ReadOnlySpan<float> logits, Span<float> exponentials, out float max)
    {
        max = TensorPrimitives.Max(logits);
        TensorPrimitives.Subtract(logits, max, exponentials);
        TensorPrimitives.Exp(exponentials, exponentials);
        return TensorPrimitives.Sum<float>(exponentials);
    }
}
