using System;

namespace SoftmaxGen.Demo;

/// <summary>Numbers that are learned, by gradient descent with momentum.</summary>
internal sealed class Parameter(int length)
{
    private const float Momentum = 0.9f;

    private readonly float[] _velocity = new float[length];

    public float[] Values { get; } = new float[length];

    /// <summary>Where gradients are added up until the next <see cref="Step"/>.</summary>
    public float[] Gradient { get; } = new float[length];

    /// <summary>Weights of a layer, drawn so that its outputs vary as much as its inputs (He).</summary>
    public static Parameter Weights(int outputs, int inputs, RandomSource random)
    {
        Parameter weights = new(outputs * inputs);
        float limit = MathF.Sqrt(6f / inputs);
        foreach (ref float value in weights.Values.AsSpan())
        {
            value = random.NextSymmetric(limit);
        }

        return weights;
    }

    public void Step(float rate)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            _velocity[i] = (Momentum * _velocity[i]) - (rate * Gradient[i]);
            Values[i] += _velocity[i];
        }

        Array.Clear(Gradient);
    }
}
