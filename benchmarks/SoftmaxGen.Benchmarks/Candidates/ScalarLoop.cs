using System;

namespace SoftmaxGen.Benchmarks.Candidates;

/// <summary>The loop from the textbook, on <see cref="MathF"/>.</summary>
public readonly struct ScalarLoop : IRowCandidate
{
    /// <inheritdoc/>
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> destination) =>
        Scale(destination, 1 / Exponentials(logits, destination, out _));

    /// <inheritdoc/>
    public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient, float weight)
    {
        float sum = Exponentials(logits, gradient, out float max);
        Scale(gradient, weight / sum);
        gradient[label] -= weight;
        return MathF.Log(sum) + max - logits[label];
    }

    private static float Exponentials(ReadOnlySpan<float> logits, Span<float> exponentials, out float max)
    {
        max = float.NegativeInfinity;
        foreach (float logit in logits)
        {
            max = MathF.Max(max, logit);
        }

        float sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            float exp = MathF.Exp(logits[i] - max);
            exponentials[i] = exp;
            sum += exp;
        }

        return sum;
    }

    private static void Scale(Span<float> row, float factor)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }
}
