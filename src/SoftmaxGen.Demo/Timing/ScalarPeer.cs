using System;

namespace SoftmaxGen.Demo.Timing;

/// <summary>A loop on <see cref="MathF"/>.</summary>
internal readonly struct ScalarPeer : ISoftmaxPeer
{
    public static string Name => "scalar MathF loop";

    public static void Softmax(ReadOnlySpan<float> logits, Span<float> destination)
    {
        for (int start = 0; start < logits.Length; start += Digits.ClassCount)
        {
            Span<float> probabilities = destination.Slice(start, Digits.ClassCount);
            float sum = Exp(logits.Slice(start, Digits.ClassCount), probabilities, out _);
            foreach (ref float probability in probabilities)
            {
                probability /= sum;
            }
        }
    }

    public static float CrossEntropyGradient(
        ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        float loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> row = logits.Slice(i * Digits.ClassCount, Digits.ClassCount);
            Span<float> rowGradient = gradient.Slice(i * Digits.ClassCount, Digits.ClassCount);
            float atLabel = row[labels[i]];
            float sum = Exp(row, rowGradient, out float max);
            foreach (ref float value in rowGradient)
            {
                value /= sum * labels.Length;
            }

            rowGradient[labels[i]] -= 1f / labels.Length;
            loss += MathF.Log(sum) + max - atLabel;
        }

        return loss / labels.Length;
    }

    private static float Exp(ReadOnlySpan<float> row, Span<float> destination, out float max)
    {
        max = row[0];
        foreach (float logit in row)
        {
            max = MathF.Max(max, logit);
        }

        float sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            destination[i] = MathF.Exp(row[i] - max);
            sum += destination[i];
        }

        return sum;
    }
}
