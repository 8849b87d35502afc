using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;

namespace SoftmaxGen.Tests.Bits;

/// <summary>
/// The input of an operation: logits with a mask and a gradient that comes from above, and a label, a weight and a uniform
/// number for each row.
/// </summary>
public sealed record Sample<T>(
    int ClassCount, T[] Logits, bool[] Mask, int[] Labels, T[] SampleWeights, T[] Uniforms, T[] Upstream)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => Labels.Length;

    /// <summary>Makes a sample whose logits are finite, of all families, and whose mask allows every label.</summary>
    public static Sample<T> Finite(int classCount, int rows)
    {
        Noise noise = new((ulong)classCount);
        T[] logits = Inputs.Logits.Batch<T>(rows, classCount, noise);
        int[] labels = noise.Labels(rows, classCount);
        T[] weights = Weights(rows, noise);
        bool[] mask = Masks.Of(labels, classCount, noise);
        T[] uniforms = [.. labels.Select(_ => Share(noise))];
        return new(classCount, logits, mask, labels, weights, uniforms, Weights(rows * classCount, noise));
    }

    /// <summary>Makes a sample with NaN and infinities in all rows but every seventh, and a mask that bars some labels and rows.</summary>
    public static Sample<T> Undefined(int classCount, int rows)
    {
        Sample<T> sample = Finite(classCount, rows);
        Noise noise = new(~(ulong)classCount);
        Noise maskNoise = new((ulong)classCount << 32);
        for (int row = 0; row < rows; row++)
        {
            if (row % (UndefinedLogits.Kinds + 1) is int kind and < UndefinedLogits.Kinds)
            {
                UndefinedLogits.Spoil(sample.Logits.AsSpan(row * classCount, classCount), kind, noise);
            }

            Masks.Spoil(sample.Mask.AsSpan(row * classCount, classCount), sample.Labels[row], maskNoise);
        }

        return sample;
    }

    /// <summary>Gets the first rows of the sample.</summary>
    public Sample<T> Take(int rows) => Slice(0, rows);

    /// <summary>Gets one row of the sample.</summary>
    public Sample<T> Row(int row) => Slice(row, 1);

    private static T[] Weights(int count, Noise noise)
    {
        T[] weights = new T[count];
        for (int i = 0; i < count; i++)
        {
            // An advantage: of either sign, and sometimes none.
            weights[i] = T.CreateChecked(noise.Below(8) == 0 ? 0 : noise.Normal());
        }

        return weights;
    }

    /// <summary>From 0 to below 1, and sometimes one of the ends.</summary>
    private static T Share(Noise noise) => noise.Below(8) switch
    {
        0 => T.Zero,
        1 => T.BitDecrement(T.One),
        _ => T.CreateChecked(noise.Below(1 << 24) / (double)(1 << 24)),
    };

    private Sample<T> Slice(int start, int rows) => new(
        ClassCount,
        Logits.AsSpan(start * ClassCount, rows * ClassCount).ToArray(),
        Mask.AsSpan(start * ClassCount, rows * ClassCount).ToArray(),
        Labels.AsSpan(start, rows).ToArray(),
        SampleWeights.AsSpan(start, rows).ToArray(),
        Uniforms.AsSpan(start, rows).ToArray(),
        Upstream.AsSpan(start * ClassCount, rows * ClassCount).ToArray());
}
