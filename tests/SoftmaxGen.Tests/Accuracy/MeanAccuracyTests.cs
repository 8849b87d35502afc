using System;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>The mean of ten million losses, against the exact mean of the rounded losses.</summary>
public abstract class MeanAccuracyTests<T>(ITestOutputHelper output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Fact]
    public void MeanOfTenMillionLosses_IsWithinItsPromise()
    {
        const int Rows = 10_000_000;
        Noise noise = new(6);
        T[] logits = new T[2 * Rows];
        for (int row = 0; row < Rows; row++)
        {
            logits[2 * row] = T.CreateChecked((20 * noise.Uniform()) - 10);
        }

        int[] labels = noise.Labels(Rows, 2);
        T[] losses = new T[Rows];
        Subject<T> subject = Catalog<T>.MakeRunTime(2);
        subject.CrossEntropy(logits, labels, losses);
        DoubleDouble sum = DoubleDouble.Zero;
        foreach (T loss in losses)
        {
            sum += double.CreateChecked(loss);
        }

        T mean = subject.CrossEntropy(logits, labels);

        Worst worst = new("mean of the losses, ulp", Promise<T>.MeanUlps);
        worst.Add(new Truth(sum / Rows, 0).Ulps(mean), logits[0], 2);
        Worst.AssertKept(output, worst);
    }
}

public sealed class SingleMeanAccuracyTests(ITestOutputHelper output) : MeanAccuracyTests<float>(output);

public sealed class DoubleMeanAccuracyTests(ITestOutputHelper output) : MeanAccuracyTests<double>(output);
