using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>Classes are drawn as often as their probabilities say.</summary>
public abstract class SampleTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    [Theory, MemberData(nameof(Subjects))]
    public void RegularGrid_DrawsEachClassInItsShare(Subject<T> subject)
    {
        const int Draws = 4096;
        Noise noise = new(5);
        T[] row = Inputs.Logits.Row<T>(LogitFamily.Narrow, subject.ClassCount, noise);
        bool[] mask = Masks.Of([0], row.Length, noise);
        T[] logits = [.. Enumerable.Repeat(row, Draws).SelectMany(static logits => logits)];
        bool[] masks = [.. Enumerable.Repeat(mask, Draws).SelectMany(static allowed => allowed)];
        T[] grid = [.. Enumerable.Range(0, Draws).Select(static i => T.CreateChecked((i + 0.5) / Draws))];
        T[] probabilities = new T[row.Length];
        int[] drawn = new int[Draws];

        subject.Softmax(row, probabilities);
        subject.Sample(logits, grid, drawn);
        AssertShares(probabilities, drawn);

        subject.Softmax(row, mask, probabilities);
        subject.Sample(logits, grid, masks, drawn);
        AssertShares(probabilities, drawn);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LogProbability_IsThatOfLogSoftmax(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, 40);
        T[] logProbabilities = new T[sample.Logits.Length];
        T[] maskedLogProbabilities = new T[sample.Logits.Length];
        subject.LogSoftmax(sample.Logits, logProbabilities);
        subject.LogSoftmax(sample.Logits, sample.Mask, maskedLogProbabilities);
        for (int row = 0; row < sample.Rows; row++)
        {
            int start = row * subject.ClassCount;
            ReadOnlySpan<T> logits = sample.Logits.AsSpan(start, subject.ClassCount);

            int drawn = subject.Sample(logits, sample.Uniforms[row], out T logProbability);
            BitsAssert.Equal<T>([logProbabilities[start + drawn]], [logProbability], $"row {row}");

            drawn = subject.Sample(logits, sample.Uniforms[row], sample.Mask.AsSpan(start, logits.Length), out logProbability);
            BitsAssert.Equal<T>([maskedLogProbabilities[start + drawn]], [logProbability], $"row {row}, masked");
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    public void Rows_AllocateNothing(int classCount)
    {
        Subject<T> subject = Catalog<T>.MakeRunTime(classCount);
        Sample<T> sample = Sample<T>.Finite(classCount, 3);
        T[] results = new T[sample.Logits.Length];
        int[] indices = new int[sample.Rows];
        void Call()
        {
            subject.Softmax(sample.Logits, sample.Mask, results);
            subject.WeightedCrossEntropyGradient(sample.Logits, sample.Labels, sample.SampleWeights, sample.Mask, results);
            subject.ArgMax(sample.Logits, sample.Mask, indices);
            subject.Sample(sample.Logits, sample.Uniforms, sample.Mask, indices);
            subject.Sample(sample.Logits.AsSpan(0, classCount), T.Zero, out _);
        }

        Call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Call();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void AssertShares(T[] probabilities, int[] drawn)
    {
        int[] counts = new int[probabilities.Length];
        foreach (int index in drawn)
        {
            counts[index]++;
        }

        Assert.All(counts, (count, i) => Assert.InRange(
            Math.Abs(((double)count / drawn.Length) - double.CreateChecked(probabilities[i])), 0, (1.0 / drawn.Length) + 1e-6));
    }
}

public sealed class SingleSampleTests : SampleTests<float>;

public sealed class DoubleSampleTests : SampleTests<double>;
