using System;
using System.Collections.Generic;

namespace SoftmaxGen.Demo;

/// <summary>
/// <c>h = max(W x + b, 0)</c>. Plain loops, for vectors would add in another order on another machine, and the same
/// seed would no longer give the same bits.
/// </summary>
internal sealed class HiddenLayer(RandomSource random)
{
    public const int Units = 64;

    private readonly Parameter _weights = Parameter.Weights(Units, Digits.PixelCount, random);
    private readonly Parameter _bias = new(Units);

    public IEnumerable<Parameter> Parameters => [_weights, _bias];

    /// <summary>Computes the layer for each image, <c>[rows, Units]</c>.</summary>
    public float[] Forward(DigitSet images)
    {
        float[] hidden = new float[images.Count * Units];
        for (int row = 0; row < images.Count; row++)
        {
            ReadOnlySpan<float> image = images.Image(row);
            for (int unit = 0; unit < Units; unit++)
            {
                float sum = _bias.Values[unit];
                ReadOnlySpan<float> weights = WeightsOf(_weights.Values, unit);
                for (int i = 0; i < image.Length; i++)
                {
                    sum += weights[i] * image[i];
                }

                hidden[(row * Units) + unit] = MathF.Max(sum, 0);
            }
        }

        return hidden;
    }

    /// <summary>Adds to the gradients of the weights and the bias.</summary>
    /// <param name="images">The images that <paramref name="hidden"/> was computed from.</param>
    /// <param name="hidden">The result of <see cref="Forward"/>.</param>
    /// <param name="hiddenGradient">The gradient of the loss with respect to it.</param>
    public void Backward(DigitSet images, ReadOnlySpan<float> hidden, ReadOnlySpan<float> hiddenGradient)
    {
        for (int i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] > 0)
            {
                (int row, int unit) = Math.DivRem(i, Units);
                AddGradient(images.Image(row), unit, hiddenGradient[i]);
            }
        }
    }

    private void AddGradient(ReadOnlySpan<float> image, int unit, float gradient)
    {
        _bias.Gradient[unit] += gradient;
        Span<float> weightGradient = WeightsOf(_weights.Gradient, unit);
        for (int i = 0; i < image.Length; i++)
        {
            weightGradient[i] += gradient * image[i];
        }
    }

    private static Span<float> WeightsOf(float[] weights, int unit) =>
        weights.AsSpan(unit * Digits.PixelCount, Digits.PixelCount);
}
