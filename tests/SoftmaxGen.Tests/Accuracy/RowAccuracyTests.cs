using System;
using System.Collections.Generic;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>The promises of accuracy for the results of a row, on all families of logits.</summary>
public abstract class RowAccuracyTests<T>(ITestOutputHelper output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<LogitFamily> Families => [.. Logits.Families];

    /// <summary>Those in which more than a few of the 2^20 classes have a share.</summary>
    public static TheoryData<LogitFamily> LongFamilies => [LogitFamily.Narrow, LogitFamily.Far, LogitFamily.Spread, LogitFamily.Equal];

    [Theory, MemberData(nameof(Families))]
    public void Probabilities_AreWithinTheirPromise(LogitFamily family) => MeasureProbabilities(Measured<T>.Rows(family));

    [Theory, MemberData(nameof(LongFamilies))]
    public void ProbabilitiesOfAMillionClasses_AreWithinTheirPromise(LogitFamily family) =>
        MeasureProbabilities([Measured<T>.Longest(family)]);

    [Fact]
    public void ProbabilitiesAtEveryGap_AreWithinTheirPromise() => MeasureProbabilities(Measured<T>.Gaps());

    [Fact]
    public void ProbabilitiesOfTwoClasses_AreWithinTheirPromise() => MeasureProbabilities(Measured<T>.Pairs());

    [Theory, MemberData(nameof(Families))]
    public void Losses_AreWithinTheirPromise(LogitFamily family) => MeasureLosses(Measured<T>.Rows(family));

    [Theory, MemberData(nameof(LongFamilies))]
    public void LossesOfAMillionClasses_AreWithinTheirPromise(LogitFamily family) =>
        MeasureLosses([Measured<T>.Longest(family)]);

    [Fact]
    public void LossesAtEveryGap_AreWithinTheirPromise() => MeasureLosses(Measured<T>.Gaps());

    [Fact]
    public void LossesOfTwoClasses_AreWithinTheirPromise() => MeasureLosses(Measured<T>.Pairs());

    [Theory, MemberData(nameof(Families))]
    public void Gradients_AreWithinTheirPromise(LogitFamily family) => MeasureGradients(Measured<T>.Rows(family));

    [Theory, MemberData(nameof(LongFamilies))]
    public void GradientsOfAMillionClasses_AreWithinTheirPromise(LogitFamily family) =>
        MeasureGradients([Measured<T>.Longest(family)]);

    [Fact]
    public void GradientsAtEveryGap_AreWithinTheirPromise() => MeasureGradients(Measured<T>.Gaps());

    [Fact]
    public void GradientsOfTwoClasses_AreWithinTheirPromise() => MeasureGradients(Measured<T>.Pairs());

    private void MeasureProbabilities(IEnumerable<Measured<T>> rows)
    {
        Worst normal = new("probability, ulp", Promise<T>.ProbabilityUlps);
        Worst subnormal = new("subnormal probability, ulp", Promise<T>.SubnormalUlps);
        Worst sums = new("sum of probabilities, from 1", Promise<T>.ProbabilitySum);
        foreach (Measured<T> row in rows)
        {
            T[] probabilities = new T[row.Logits.Length];
            row.Subject.Softmax(row.Logits, probabilities);

            for (int i = 0; i < probabilities.Length; i++)
            {
                Truth truth = row.Truth.Probability(i);
                Worst worst = truth.IsSubnormal<T>() ? subnormal : normal;
                worst.Add(truth.Ulps(probabilities[i]), row.Logits[i], row.Logits.Length);
            }

            sums.Add(Math.Abs((double)(Sum(probabilities) - DoubleDouble.One)), row.Logits[0], row.Logits.Length);
        }

        Worst.AssertKept(output, normal, subnormal, sums);
    }

    private void MeasureLosses(IEnumerable<Measured<T>> rows)
    {
        Worst worst = new("loss, ulp", Promise<T>.LossUlps);
        foreach (Measured<T> row in rows)
        {
            foreach (int label in Labels(row))
            {
                Truth truth = row.Truth.Loss(label);

                T loss = row.Subject.CrossEntropy(row.Logits, label);

                worst.Add(truth.Ulps(loss), row.Logits[label], row.Logits.Length);
                Assert.False(loss == T.Zero && truth.IsRepresentable<T>(), $"The loss is 0, not {truth.Unscaled.High:R}.");
            }
        }

        Worst.AssertKept(output, worst);
    }

    private void MeasureGradients(IEnumerable<Measured<T>> rows)
    {
        Worst labels = new("gradient at the label, relative", Promise<T>.LabelGradient);
        Worst subnormal = new("subnormal gradient, ulp", Promise<T>.SubnormalUlps);
        Worst others = new("gradient elsewhere, ulp", Promise<T>.ProbabilityUlps);
        Worst sums = new("sum of a gradient, from 0", Promise<T>.GradientSum);
        foreach (Measured<T> row in rows)
        {
            T[] gradient = new T[row.Logits.Length];
            foreach (int label in Labels(row))
            {
                row.Subject.CrossEntropyGradient(row.Logits, label, gradient);

                Truth truth = row.Truth.GradientAtLabel(label);
                if (truth.IsSubnormal<T>())
                {
                    subnormal.Add(truth.Ulps(gradient[label]), row.Logits[label], row.Logits.Length);
                }
                else
                {
                    labels.Add(truth.RelativeError(gradient[label]), row.Logits[label], row.Logits.Length);
                }

                for (int i = 0; i < gradient.Length; i++)
                {
                    if (i != label)
                    {
                        Truth elsewhere = row.Truth.Probability(i);
                        Worst worst = elsewhere.IsSubnormal<T>() ? subnormal : others;
                        worst.Add(elsewhere.Ulps(gradient[i]), row.Logits[i], row.Logits.Length);
                    }
                }

                sums.Add(Math.Abs((double)Sum(gradient)), row.Logits[label], row.Logits.Length);
            }
        }

        Worst.AssertKept(output, labels, subnormal, others, sums);
    }

    // The maximum, whose loss and gradient can be tiny, and one that is any.
    private static int[] Labels(Measured<T> row) => [row.Truth.ArgMax, row.Logits.Length / 3];

    private static DoubleDouble Sum(T[] values)
    {
        DoubleDouble sum = DoubleDouble.Zero;
        foreach (T value in values)
        {
            sum += double.CreateChecked(value);
        }

        return sum;
    }
}

public sealed class SingleRowAccuracyTests(ITestOutputHelper output) : RowAccuracyTests<float>(output);

public sealed class DoubleRowAccuracyTests(ITestOutputHelper output) : RowAccuracyTests<double>(output);
