using System;

namespace SoftmaxGen.Benchmarks.Work;

/// <summary>Logits with labels, and room for results: the same numbers and places for all that is measured.</summary>
public sealed class Batch
{
    private const float StandardDeviation = 3;

    /// <param name="classCount">The logits in a row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="resultOffset">The bytes by which the results lie further into a page than the logits.</param>
    public Batch(int classCount, int rows, int resultOffset = 0)
    {
        Random random = new(classCount);
        ClassCount = classCount;
        Logits = AlignedMemory.Allocate(rows * classCount, offset: 0);
        Results = AlignedMemory.Allocate(rows * classCount, resultOffset);
        Labels = new int[rows];
        foreach (ref float logit in Logits.Span)
        {
            logit = StandardDeviation * Normal(random);
        }

        foreach (ref int label in Labels.AsSpan())
        {
            label = random.Next(classCount);
        }
    }

    /// <summary>The logits in a row.</summary>
    public int ClassCount { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Labels.Length;

    internal Memory<float> Logits { get; }

    internal Memory<float> Results { get; }

    internal int[] Labels { get; }

    /// <summary>Normal noise by the method of Box and Muller.</summary>
    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
}
