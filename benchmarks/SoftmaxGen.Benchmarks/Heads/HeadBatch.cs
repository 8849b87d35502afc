using System;

namespace SoftmaxGen.Benchmarks.Heads;

/// <summary>A hidden layer with labels, the parameters of an output layer, and room for all gradients.</summary>
internal sealed class HeadBatch
{
    public HeadBatch(int inputs, int classCount, int rows)
    {
        Random random = new(classCount);
        Inputs = inputs;
        ClassCount = classCount;
        Hidden = Uniform(random, rows * inputs, 1);
        Weights = Uniform(random, classCount * inputs, 2 / MathF.Sqrt(inputs));
        Bias = Uniform(random, classCount, 1);
        Labels = new int[rows];
        foreach (ref int label in Labels.AsSpan())
        {
            label = random.Next(classCount);
        }

        WeightGradient = new float[Weights.Length];
        BiasGradient = new float[Bias.Length];
        HiddenGradient = new float[Hidden.Length];
    }

    public int Inputs { get; }

    public int ClassCount { get; }

    public float[] Hidden { get; }

    public float[] Weights { get; }

    public float[] Bias { get; }

    public int[] Labels { get; }

    public float[] WeightGradient { get; }

    public float[] BiasGradient { get; }

    public float[] HiddenGradient { get; }

    /// <summary>Forward and backward through a generated head.</summary>
    public float CrossEntropyGradient<THead>()
        where THead : ISoftmaxHead<float> =>
        THead.CrossEntropyGradient(Hidden, Labels, Weights, Bias, WeightGradient, BiasGradient, HiddenGradient);

    private static float[] Uniform(Random random, int length, float limit)
    {
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = limit * ((2 * random.NextSingle()) - 1);
        }

        return values;
    }
}
