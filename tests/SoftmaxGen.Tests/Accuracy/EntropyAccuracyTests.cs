using System;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>The promises of accuracy for the entropy, its gradient and the second derivatives of the loss.</summary>
public abstract class EntropyAccuracyTests<T>(ITestOutputHelper output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<LogitFamily> Families => [.. Logits.Families];

    public static TheoryData<LogitFamily> LongFamilies => RowAccuracyTests<T>.LongFamilies;

    [Theory, MemberData(nameof(Families))]
    public void Entropies_AreWithinTheirPromise(LogitFamily family) => MeasureEntropies([.. Measured<T>.Rows(family)]);

    [Theory, MemberData(nameof(LongFamilies))]
    public void EntropiesOfAMillionClasses_AreWithinTheirPromise(LogitFamily family) =>
        MeasureEntropies([Measured<T>.Longest(family)], step: 100_003);

    [Fact]
    public void EntropiesAtEveryGap_AreWithinTheirPromise() => MeasureEntropies([.. Measured<T>.Gaps()]);

    [Theory, MemberData(nameof(Families))]
    public void SecondDerivatives_AreWithinTheirPromise(LogitFamily family) => MeasureSecondDerivatives([.. Measured<T>.Rows(family)]);

    [Fact]
    public void SecondDerivativesAtEveryGap_AreWithinTheirPromise() => MeasureSecondDerivatives([.. Measured<T>.Gaps()]);

    private void MeasureEntropies(Measured<T>[] rows, int step = 7)
    {
        Worst entropies = new("entropy, ulp", Promise<T>.EntropyUlps);
        Worst gradients = new("gradient of the entropy, over the larger of it and 1", Promise<T>.EntropyGradient);
        foreach (Measured<T> row in rows)
        {
            T[] entropy = new T[1];
            T[] gradient = new T[row.Logits.Length];

            row.Subject.EntropyGradient(row.Logits, entropy, gradient);

            Truth truth = row.Truth.Entropy();
            entropies.Add(truth.Ulps(entropy[0]), row.Logits[0], row.Logits.Length);
            for (int i = 0; i < gradient.Length; i += step)
            {
                double error = (double)(double.CreateChecked(gradient[i]) - row.Truth.EntropyGradient(i));
                gradients.Add(Math.Abs(error) / Math.Max(1, truth.Unscaled.High), row.Logits[i], row.Logits.Length);
            }
        }

        Worst.AssertKept(output, entropies, gradients);
    }

    private void MeasureSecondDerivatives(Measured<T>[] rows)
    {
        Worst normal = new("second derivative, ulp", Promise<T>.HessianUlps);
        Worst subnormal = new("subnormal second derivative, ulp", Promise<T>.SubnormalUlps);
        foreach (Measured<T> row in rows)
        {
            T[] diagonal = new T[row.Logits.Length];

            row.Subject.HessianDiagonal(row.Logits, diagonal);

            for (int i = 0; i < diagonal.Length; i++)
            {
                Truth truth = row.Truth.SecondDerivative(i);
                Worst worst = truth.IsSubnormal<T>() ? subnormal : normal;
                worst.Add(truth.Ulps(diagonal[i]), row.Logits[i], row.Logits.Length);
            }
        }

        Worst.AssertKept(output, normal, subnormal);
    }
}

public sealed class SingleEntropyAccuracyTests(ITestOutputHelper output) : EntropyAccuracyTests<float>(output);

public sealed class DoubleEntropyAccuracyTests(ITestOutputHelper output) : EntropyAccuracyTests<double>(output);
