using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;

namespace SoftmaxGen.Tests.Heads;

/// <summary>Random operands of an output layer, its gradients not empty.</summary>
internal sealed class HeadInput<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Noise _noise = new(7);

    public HeadInput(int rows, int inputs, int classCount)
    {
        (Rows, Inputs, ClassCount) = (rows, inputs, classCount);
        Hidden = Normal(rows * inputs);
        Weights = Normal(classCount * inputs);
        Bias = Normal(classCount);
        WeightGradient = Normal(classCount * inputs);
        BiasGradient = Normal(classCount);
        Labels = _noise.Labels(rows, classCount);
        Mask = Masks.Of(Labels, classCount, _noise);
        SampleWeights = Normal(rows);
        Uniforms = [.. Labels.Select(_ => T.CreateTruncating(_noise.Below(1 << 20) / (double)(1 << 20)))];
        Targets = SoftTargets.Batch<T>(rows, classCount, _noise);
    }

    public int Rows { get; }

    public int Inputs { get; }

    public int ClassCount { get; }

    public T[] Hidden { get; }

    public T[] Weights { get; }

    public T[] Bias { get; }

    /// <summary>What the buffer of the weights' gradient holds before.</summary>
    public T[] WeightGradient { get; }

    /// <summary>What the buffer of the bias's gradient holds before.</summary>
    public T[] BiasGradient { get; }

    public int[] Labels { get; }

    /// <summary>What is allowed: the label of each row among it.</summary>
    public bool[] Mask { get; }

    public T[] SampleWeights { get; }

    public T[] Uniforms { get; }

    public T[] Targets { get; }

    /// <summary>Spoils some masks: they bar the label, or everything.</summary>
    public HeadInput<T> WithBarredLabels()
    {
        for (int row = 0; row < Rows; row++)
        {
            Masks.Spoil(Mask.AsSpan(row * ClassCount, ClassCount), Labels[row], _noise);
        }

        return this;
    }

    /// <summary>Makes the hidden layer of every third row undefined, its logits with it.</summary>
    public HeadInput<T> WithUndefinedRows()
    {
        T[] undefined = [T.NaN, T.PositiveInfinity, T.NegativeInfinity];
        for (int row = 0; row < Rows; row += undefined.Length)
        {
            Hidden[(row * Inputs) + _noise.Below(Inputs)] = undefined[_noise.Below(undefined.Length)];
        }

        return this;
    }

    /// <summary>Gives every fifth row the label that is ignored.</summary>
    public HeadInput<T> WithIgnoredRows(int ignoreIndex)
    {
        for (int row = 0; row < Rows; row += 5)
        {
            Labels[row] = ignoreIndex;
        }

        return this;
    }

    private T[] Normal(int count)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = T.CreateTruncating(_noise.Normal());
        }

        return values;
    }
}
