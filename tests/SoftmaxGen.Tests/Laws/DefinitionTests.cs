using System;
using System.Linq;
using SoftmaxGen.Tests.Accuracy;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>The results are what the textbook's formulas say, written out in double for moderate logits.</summary>
public class DefinitionTests
{
    private const int ClassCount = 7;
    private const int Rows = 50;

    private readonly float[] _logits;
    private readonly int[] _labels;

    public DefinitionTests()
    {
        Noise noise = new(7);
        _logits = [.. Enumerable.Range(0, Rows * ClassCount).Select(_ => (float)(2 * noise.Normal()))];
        _labels = noise.Labels(Rows, ClassCount);
    }

    [Fact]
    public void Probability_IsTheShareOfTheExponential()
    {
        float[] probabilities = new float[_logits.Length];

        SoftmaxKernels.Softmax(_logits, ClassCount, probabilities);

        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < ClassCount; i++)
            {
                AssertWithin(Promise<float>.ProbabilityUlps, Probability(row, i), probabilities[(row * ClassCount) + i]);
            }
        }
    }

    [Fact]
    public void Loss_IsTheNegativeLogarithmOfTheLabelsProbability()
    {
        float[] losses = new float[Rows];

        SoftmaxKernels.CrossEntropy(_logits, ClassCount, _labels, losses);

        for (int row = 0; row < Rows; row++)
        {
            AssertWithin(Promise<float>.LossUlps, -Math.Log(Probability(row, _labels[row])), losses[row]);
        }
    }

    [Fact]
    public void Gradient_IsTheProbabilityLessOneAtTheLabelAndTheProbabilityElsewhere()
    {
        float[] gradient = new float[_logits.Length];

        SoftmaxKernels.CrossEntropyGradient(_logits, ClassCount, _labels, new float[Rows], gradient);

        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < ClassCount; i++)
            {
                double target = i == _labels[row] ? 1 : 0;
                AssertWithin(Promise<float>.ProbabilityUlps, Probability(row, i) - target, gradient[(row * ClassCount) + i]);
            }
        }
    }

    [Fact]
    public void BatchLoss_IsTheMeanOfTheLosses()
    {
        double mean = Enumerable.Range(0, Rows).Average(row => -Math.Log(Probability(row, _labels[row])));

        AssertWithin(Promise<float>.LossUlps, mean, SoftmaxKernels.CrossEntropy(_logits, ClassCount, _labels));
    }

    [Fact]
    public void BatchLoss_OfEqualRowsFollowsFromTheCountsOfTheClasses()
    {
        float[] row = _logits[..ClassCount];
        float[] rows = [.. Enumerable.Repeat(row, Rows).SelectMany(static logits => logits)];
        double ofCounts = -_labels
            .CountBy(static label => label)
            .Sum(count => count.Value * Math.Log(Probability(0, count.Key))) / Rows;

        AssertWithin(Promise<float>.LossUlps, ofCounts, SoftmaxKernels.CrossEntropy(rows, ClassCount, _labels));
    }

    [Theory]
    [InlineData(new[] { 1f, 5, 3 }, new[] { 0.015876, 0.866814, 0.117310 }, new[] { 0.015876, -0.133186, 0.117310 })]
    [InlineData(new[] { 2f, 3, 4 }, new[] { 0.090031, 0.244728, 0.665241 }, new[] { 0.090031, -0.755272, 0.665241 })]
    public void WorkedExample_OfTheSecondClassIsAsPrinted(float[] logits, double[] probabilities, double[] gradient)
    {
        // They are printed so that they add up to 1: 0.8668133 as 0.866814.
        const double LastDecimal = 1e-6;
        float[] results = new float[3];

        SoftmaxKernels.Softmax(logits, 3, results);
        Assert.All(results, (result, i) => Assert.Equal(probabilities[i], result, LastDecimal));

        SoftmaxKernels.CrossEntropyGradient(logits, 3, label: 1, results);
        Assert.All(results, (result, i) => Assert.Equal(gradient[i], result, LastDecimal));
    }

    private static void AssertWithin(double ulps, double expected, float actual) =>
        Assert.InRange(new Truth(expected, 0).Ulps(actual), 0, ulps);

    private double Probability(int row, int i)
    {
        float[] logits = _logits[(row * ClassCount)..((row + 1) * ClassCount)];
        return Math.Exp(logits[i]) / logits.Sum(static logit => Math.Exp(logit));
    }
}
