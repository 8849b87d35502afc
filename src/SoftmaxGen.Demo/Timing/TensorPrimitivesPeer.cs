using System;
using System.Numerics.Tensors;

namespace SoftmaxGen.Demo.Timing;

/// <summary>
/// System.Numerics.Tensors, row by row. Its softmax does not subtract the maximum, which keeps it from overflowing, so
/// that is done before.
/// </summary>
internal readonly struct TensorPrimitivesPeer : ISoftmaxPeer
{
    public static string Name => "TensorPrimitives";

    public static void Softmax(ReadOnlySpan<float> logits, Span<float> destination)
    {
        for (int start = 0; start < logits.Length; start += Digits.ClassCount)
        {
            ReadOnlySpan<float> row = logits.Slice(start, Digits.ClassCount);
            Span<float> probabilities = destination.Slice(start, Digits.ClassCount);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max(row), probabilities);
            TensorPrimitives.SoftMax(probabilities, probabilities);
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
            TensorPrimitives.Subtract(row, TensorPrimitives.Max(row), rowGradient);
            float atLabel = rowGradient[labels[i]];
            TensorPrimitives.Exp(rowGradient, rowGradient);
            float sum = TensorPrimitives.Sum<float>(rowGradient);
            TensorPrimitives.Multiply(rowGradient, 1 / (sum * labels.Length), rowGradient);
            rowGradient[labels[i]] -= 1f / labels.Length;
            loss += MathF.Log(sum) - atLabel;
        }

        return loss / labels.Length;
    }
}
