using System;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;

namespace SoftmaxGen.Tests.Bits;

/// <summary>The input of an operation: logits, with a label and a weight for each row.</summary>
public sealed record Sample<T>(int ClassCount, T[] Logits, int[] Labels, T[] SampleWeights)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rows => Labels.Length;

    /// <summary>Makes a sample whose logits are finite, of all families.</summary>
    public static Sample<T> Finite(int classCount, int rows)
    {
        Noise noise = new((ulong)classCount);
        T[] logits = Inputs.Logits.Batch<T>(rows, classCount, noise);
        return new(classCount, logits, noise.Labels(rows, classCount), Weights(rows, noise));
    }

    /// <summary>Makes a sample with NaN and infinities in all rows but every seventh.</summary>
    public static Sample<T> Undefined(int classCount, int rows)
    {
        Sample<T> sample = Finite(classCount, rows);
        Noise noise = new(~(ulong)classCount);
        for (int row = 0; row < rows; row++)
        {
            if (row % (UndefinedLogits.Kinds + 1) is int kind and < UndefinedLogits.Kinds)
            {
                UndefinedLogits.Spoil(sample.Logits.AsSpan(row * classCount, classCount), kind, noise);
            }
        }

        return sample;
    }

    /// <summary>Gets the first rows of the sample.</summary>
    public Sample<T> Take(int rows) => Slice(0, rows);

    /// <summary>Gets one row of the sample.</summary>
    public Sample<T> Row(int row) => Slice(row, 1);

    private static T[] Weights(int rows, Noise noise)
    {
        T[] weights = new T[rows];
        for (int row = 0; row < rows; row++)
        {
            // An advantage: of either sign, and sometimes none.
            weights[row] = T.CreateChecked(noise.Below(8) == 0 ? 0 : noise.Normal());
        }

        return weights;
    }

    private Sample<T> Slice(int start, int rows) => new(
        ClassCount,
        Logits.AsSpan(start * ClassCount, rows * ClassCount).ToArray(),
        Labels.AsSpan(start, rows).ToArray(),
        SampleWeights.AsSpan(start, rows).ToArray());
}
