using System;

namespace SoftmaxGen.Demo;

/// <summary>Images with their classes.</summary>
/// <param name="Pixels">The brightness of each pixel, from 0 to 1: <c>[rows, pixels]</c>.</param>
/// <param name="Labels">The digit that each image shows.</param>
internal sealed record DigitSet(float[] Pixels, int[] Labels)
{
    public DigitSet(int count)
        : this(new float[count * Digits.PixelCount], new int[count])
    {
    }

    public int Count => Labels.Length;

    public Span<float> Image(int row) => Pixels.AsSpan(row * Digits.PixelCount, Digits.PixelCount);
}
