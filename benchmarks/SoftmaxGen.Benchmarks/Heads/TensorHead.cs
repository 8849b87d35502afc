using System;
using System.Numerics.Tensors;
using SoftmaxGen.Benchmarks.Candidates;

namespace SoftmaxGen.Benchmarks.Heads;

/// <summary>Loss and gradients of an output layer, composed on <see cref="TensorPrimitives"/> row by row.</summary>
internal static class TensorHead
{
    public static float CrossEntropyGradient(HeadBatch batch)
    {
        int inputs = batch.Inputs;
        float weight = 1f / batch.Labels.Length;
        Span<float> logits = new float[batch.ClassCount];
        Span<float> gradient = new float[batch.ClassCount];
        double loss = 0;
        for (int i = 0; i < batch.Labels.Length; i++)
        {
            ReadOnlySpan<float> hidden = batch.Hidden.AsSpan(i * inputs, inputs);
            Span<float> hiddenGradient = batch.HiddenGradient.AsSpan(i * inputs, inputs);
            for (int j = 0; j < logits.Length; j++)
            {
                logits[j] = TensorPrimitives.Dot(batch.Weights.AsSpan(j * inputs, inputs), hidden) + batch.Bias[j];
            }

            loss += TensorRow.CrossEntropyGradient(logits, batch.Labels[i], gradient, weight);
            TensorPrimitives.Add(batch.BiasGradient, gradient, batch.BiasGradient);
            hiddenGradient.Clear();
            for (int j = 0; j < gradient.Length; j++)
            {
                Span<float> weightGradient = batch.WeightGradient.AsSpan(j * inputs, inputs);
                TensorPrimitives.MultiplyAdd(hidden, gradient[j], weightGradient, weightGradient);
                TensorPrimitives.MultiplyAdd(batch.Weights.AsSpan(j * inputs, inputs), gradient[j], hiddenGradient, hiddenGradient);
            }
        }

        return (float)(loss * weight);
    }
}
