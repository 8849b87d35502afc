using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What holds for the largest logits.</summary>
public abstract class TopKTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 30;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    [Theory, MemberData(nameof(Subjects))]
    public void First_IsTheMaximum(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Undefined(subject.ClassCount, Rows);
        int[] expected = new int[Rows];
        int[] actual = new int[Rows];

        subject.ArgMax(sample.Logits, expected);
        subject.TopK(sample.Logits, 1, actual);

        Assert.Equal(expected, actual);
    }

    /// <summary>Few different values, so that most of them are equal; zeros of either sign are.</summary>
    [Theory, MemberData(nameof(Subjects))]
    public void EqualLogits_ComeInTheOrderOfTheirIndices(Subject<T> subject)
    {
        Noise noise = new((ulong)subject.ClassCount);
        T[] values = [T.NegativeInfinity, T.NegativeZero, T.Zero, T.One, T.PositiveInfinity];
        T[] logits = [.. Enumerable.Range(0, subject.ClassCount).Select(_ => values[noise.Below(values.Length)])];
        int[] sorted = [.. Enumerable.Range(0, logits.Length).OrderByDescending(index => logits[index])];
        for (int k = 1; k <= Math.Min(subject.ClassCount, 40); k++)
        {
            int[] indices = new int[k];

            subject.TopK(logits, k, indices);

            Assert.Equal(sorted[..k], indices);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void NaNAtAnyPlace_LeavesNoIndex(Subject<T> subject)
    {
        for (int place = 0; place < subject.ClassCount; place++)
        {
            T[] logits = new T[subject.ClassCount];
            logits[place] = place % 2 == 0 ? T.NaN : -T.NaN;
            int[] indices = new int[Math.Min(subject.ClassCount, 3)];

            subject.TopK(logits, indices.Length, indices);

            Assert.All(indices, static index => Assert.Equal(-1, index));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1000)]
    [InlineData(32000)]
    public void LongRow_IsSorted(int k)
    {
        const int ClassCount = 32000;
        foreach (LogitFamily family in new[] { LogitFamily.Narrow, LogitFamily.NearTies, LogitFamily.Equal })
        {
            T[] logits = Logits.Row<T>(family, ClassCount, new(9));
            int[] indices = new int[k];

            Catalog<T>.MakeRunTime(ClassCount).TopK(logits, k, indices);

            Assert.Equal(Enumerable.Range(0, ClassCount).OrderByDescending(index => logits[index]).Take(k), indices);
        }
    }
}

public sealed class SingleTopKTests : TopKTests<float>;

public sealed class DoubleTopKTests : TopKTests<double>;
