using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Accuracy;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.References;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What holds exactly between results, whatever the logits.</summary>
public abstract class LawTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 60;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    public static TheoryData<double> Offsets => [0, 1, -1e-30, 207.9, -208.1, 1e4, -3.4e38, 3.4e38];

    [Theory, MemberData(nameof(Offsets))]
    public void EqualLogits_GiveEqualProbabilities(double offset)
    {
        foreach (Subject<T> subject in Catalog<T>.All)
        {
            T[] logits = Enumerable.Repeat(T.CreateChecked(offset), subject.ClassCount).ToArray();
            T[] probabilities = new T[subject.ClassCount];

            subject.Softmax(logits, probabilities);

            Assert.True(probabilities.All(probability => probability == probabilities[0]), $"{subject}");
            Truth share = new(DoubleDouble.One / subject.ClassCount, 0);
            Assert.InRange(share.Ulps(probabilities[0]), 0, Promise<T>.ProbabilityUlps);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LargerLogit_NeverHasTheSmallerProbability(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        for (int row = 0; row < Rows; row++)
        {
            T[] logits = [.. sample.Row(row).Logits.Order()];
            T[] probabilities = new T[logits.Length];

            subject.Softmax(logits, probabilities);

            Assert.Equal(probabilities.Order(), probabilities);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LogProbability_IsTheNegativeLoss(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] logProbabilities = new T[sample.Logits.Length];
        T[] losses = new T[Rows];

        subject.LogSoftmax(sample.Logits, logProbabilities);
        subject.CrossEntropy(sample.Logits, sample.Labels, losses);

        Assert.Equal(losses, sample.Labels.Select((label, row) => -logProbabilities[(row * subject.ClassCount) + label]));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LogSumExp_IsTheMaximumAndItsLoss(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] logSumExps = new T[Rows];
        int[] leaders = new int[Rows];
        T[] losses = new T[Rows];

        subject.LogSumExp(sample.Logits, logSumExps);
        subject.ArgMax(sample.Logits, leaders);
        subject.CrossEntropy(sample.Logits, leaders, losses);

        Assert.Equal(
            leaders.Select((leader, row) => sample.Logits[(row * subject.ClassCount) + leader] + losses[row]), logSumExps);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void WeightsOfOne_ChangeNothing(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] gradient = new T[sample.Logits.Length];
        T[] weightedGradient = new T[sample.Logits.Length];
        T[] ones = Enumerable.Repeat(T.One, Rows).ToArray();

        T loss = subject.CrossEntropyGradient(sample.Logits, sample.Labels, gradient);
        T weightedLoss = subject.WeightedCrossEntropyGradient(sample.Logits, sample.Labels, ones, weightedGradient);

        Assert.Equal(loss, weightedLoss);
        Assert.Equal(gradient, weightedGradient);
    }

    [Fact]
    public void SummedGradient_IsTheGradientOfEachRow()
    {
        foreach (Subject<T> subject in Catalog<T>.All.Where(static subject => subject.Reduction == LossReduction.Sum))
        {
            Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
            T[] summed = new T[sample.Logits.Length];
            T[] each = new T[sample.Logits.Length];

            subject.CrossEntropyGradient(sample.Logits, sample.Labels, summed);
            subject.CrossEntropyGradient(sample.Logits, sample.Labels, new T[Rows], each);

            Assert.Equal(each, summed);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void Reduction_OfOneRowIsItsLoss(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        for (int row = 0; row < Rows; row++)
        {
            Sample<T> single = sample.Row(row);

            Assert.Equal(subject.CrossEntropy(single.Logits, single.Labels[0]), subject.CrossEntropy(single.Logits, single.Labels));
        }
    }
}

public sealed class SingleLawTests : LawTests<float>;

public sealed class DoubleLawTests : LawTests<double>;
