using System;

namespace SoftmaxGen.Demo;

/// <summary>
/// Shows the network every image a little stretched, slanted and shifted, another way each time, so that it learns the
/// digit instead of the pixels.
/// </summary>
internal sealed class Distortion(RandomSource random)
{
    private const float MaxSlant = 0.3f;
    private const float MaxShift = 0.5f;
    private const float Centre = (Digits.Side - 1) / 2f;

    /// <summary>Draws each pixel from where a random affine map takes it.</summary>
    public void Apply(ReadOnlySpan<float> image, Span<float> destination)
    {
        float xx = 1 + random.NextSymmetric(MaxSlant);
        float xy = random.NextSymmetric(MaxSlant);
        float yx = random.NextSymmetric(MaxSlant);
        float yy = 1 + random.NextSymmetric(MaxSlant);
        float shiftX = Centre + random.NextSymmetric(MaxShift);
        float shiftY = Centre + random.NextSymmetric(MaxShift);
        for (int pixel = 0; pixel < destination.Length; pixel++)
        {
            float x = (pixel % Digits.Side) - Centre;
            float y = (pixel / Digits.Side) - Centre;
            destination[pixel] = Interpolate(image, (xx * x) + (xy * y) + shiftX, (yx * x) + (yy * y) + shiftY);
        }
    }

    private static float Interpolate(ReadOnlySpan<float> image, float x, float y)
    {
        int left = (int)MathF.Floor(x);
        int top = (int)MathF.Floor(y);
        float right = x - left;
        float above = ((1 - right) * Pixel(image, left, top)) + (right * Pixel(image, left + 1, top));
        float below = ((1 - right) * Pixel(image, left, top + 1)) + (right * Pixel(image, left + 1, top + 1));
        float bottom = y - top;
        return ((1 - bottom) * above) + (bottom * below);
    }

    private static float Pixel(ReadOnlySpan<float> image, int x, int y) =>
        (uint)x < Digits.Side && (uint)y < Digits.Side ? image[(y * Digits.Side) + x] : 0;
}
