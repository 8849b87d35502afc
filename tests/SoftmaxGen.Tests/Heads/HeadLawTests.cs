using System;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>The tutorial's formulas of the output layer, and what it refuses.</summary>
public class HeadLawTests
{
    private const double Step = 1e-6;

    [Fact]
    public void Gradients_AreThoseOfFiniteDifferences()
    {
        HeadInput<double> input = new(9, Double7To3.Inputs, Double7To3.ClassCount);
        double[] weightGradient = new double[input.Weights.Length];
        double[] biasGradient = new double[input.Bias.Length];
        double[] hiddenGradient = new double[input.Hidden.Length];

        Double7To3.CrossEntropyGradient(
            input.Hidden, input.Labels, input.Weights, input.Bias, weightGradient, biasGradient, hiddenGradient);

        AssertDifferences(input.Weights, weightGradient, Loss);
        AssertDifferences(input.Bias, biasGradient, Loss);
        AssertDifferences(input.Hidden, hiddenGradient, Loss);
        double Loss() => Double7To3.CrossEntropy(input.Hidden, input.Labels, input.Weights, input.Bias);
    }

    [Fact]
    public void WeightedMaskedGradients_AreThoseOfFiniteDifferences()
    {
        HeadInput<double> input = new(9, Double7To3.Inputs, Double7To3.ClassCount);
        double[] weightGradient = new double[input.Weights.Length];
        double[] biasGradient = new double[input.Bias.Length];
        double[] hiddenGradient = new double[input.Hidden.Length];

        double loss = Double7To3.WeightedCrossEntropyGradient(
            input.Hidden, input.Labels, input.SampleWeights, input.Mask, input.Weights, input.Bias, weightGradient, biasGradient, hiddenGradient);

        // By the definition: the weights of rows multiply their losses, and a class that is not allowed is not there.
        Assert.Equal(Loss(), loss, 12);
        AssertDifferences(input.Weights, weightGradient, Loss);
        AssertDifferences(input.Bias, biasGradient, Loss);
        AssertDifferences(input.Hidden, hiddenGradient, Loss);
        double Loss() => Enumerable.Range(0, input.Rows).Average(row => input.SampleWeights[row] * LossOf(input, row));
    }

    [Fact]
    public void WorkedExample_OfOneRow()
    {
        // z = W h + b = [1, 5, 3], the tutorial's first example, with target class 1: a - y = [0.015876, -0.133186, 0.117310].
        float[] hidden = [1, 2, 0, 1];
        float[] weights = [1, 0, 9, 0, 1, 1, 9, 1, 0, 1, 9, 1];
        float[] bias = [0, 1, 0];
        float[] weightGradient = new float[12];
        float[] biasGradient = new float[3];
        float[] hiddenGradient = new float[4];

        float loss = SingleSumHead.CrossEntropyGradient(hidden, [1], weights, bias, weightGradient, biasGradient, hiddenGradient);

        Assert.Equal(-Math.Log(0.866814), loss, 5);
        AssertClose([0.015876, -0.133186, 0.117310], biasGradient);
        AssertClose([0.015876, 2 * 0.015876, 0, 0.015876], weightGradient[..4]);
        AssertClose([0.015876 - 0.133186, -0.133186 + 0.117310, 0, -0.133186 + 0.117310], hiddenGradient);
    }

    [Fact]
    public void Sum_IsTheMeanTimesTheRows()
    {
        HeadInput<float> input = new(5, SingleSumHead.Inputs, SingleSumHead.ClassCount);
        float[] logits = new float[15];
        SingleSumHead.Logits(input.Hidden, input.Weights, input.Bias, logits);

        Assert.Equal(
            5 * SoftmaxKernels.CrossEntropy(logits, 3, input.Labels),
            SingleSumHead.CrossEntropy(input.Hidden, input.Labels, input.Weights, input.Bias),
            5);
    }

    [Fact]
    public void NoRows_HaveNoLossAndNoGradient()
    {
        float[] gradient = [1, 2];

        Assert.Equal(0, Single3To2.CrossEntropyGradient([], [], new float[6], new float[2], new float[6], gradient, []));
        Assert.Equal([1, 2], gradient);
    }

    [Theory]
    [InlineData("hidden", 7, 6, 2, 6, 2, 6)]
    [InlineData("weights", 6, 5, 2, 6, 2, 6)]
    [InlineData("bias", 6, 6, 3, 6, 2, 6)]
    [InlineData("weightGradient", 6, 6, 2, 5, 2, 6)]
    [InlineData("biasGradient", 6, 6, 2, 6, 1, 6)]
    [InlineData("hiddenGradient", 6, 6, 2, 6, 2, 5)]
    public void LengthThatDoesNotFit_IsRefusedBeforeAnythingIsWritten(
        string name, int hidden, int weights, int bias, int weightGradient, int biasGradient, int hiddenGradient)
    {
        float[][] destinations = [Ones(weightGradient), Ones(biasGradient), Ones(hiddenGradient)];

        ArgumentException exception = Assert.Throws<ArgumentException>(() => Single3To2.CrossEntropyGradient(
            Ones(hidden), [0, 1], Ones(weights), Ones(bias), destinations[0], destinations[1], destinations[2]));

        Assert.Equal(name, exception.ParamName);
        Assert.All(destinations, static destination => Assert.All(destination, static value => Assert.Equal(1, value)));
    }

    [Fact]
    public void LabelThatIsNoClass_IsRefused()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => Single3To2.CrossEntropy(Ones(6), [0, 2], Ones(6), Ones(2)));

        Assert.Equal("labels", exception.ParamName);
        Assert.Contains("row 1, 2,", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DestinationInAnInput_IsRefused()
    {
        float[] memory = Ones(20);

        Assert.Equal("destination", Assert.Throws<ArgumentException>(
            () => Single3To2.Logits(memory.AsSpan(0, 6), Ones(6), Ones(2), memory.AsSpan(3))).ParamName);
        Assert.Equal("weightGradient", Assert.Throws<ArgumentException>(() => Single3To2.CrossEntropyGradient(
            Ones(6), [0, 1], memory.AsSpan(0, 6), Ones(2), memory.AsSpan(5), Ones(2), Ones(6))).ParamName);
    }

    private static double LossOf(HeadInput<double> input, int row)
    {
        double[] logits = new double[input.Rows * input.ClassCount];
        Double7To3.Logits(input.Hidden, input.Weights, input.Bias, logits);
        int start = row * input.ClassCount;
        double sum = Enumerable.Range(start, input.ClassCount).Where(i => input.Mask[i]).Sum(i => Math.Exp(logits[i]));
        return Math.Log(sum) - logits[start + input.Labels[row]];
    }

    private static void AssertDifferences(double[] operand, double[] gradient, Func<double> loss)
    {
        for (int i = 0; i < operand.Length; i++)
        {
            double value = operand[i];
            operand[i] = value + Step;
            double above = loss();
            operand[i] = value - Step;
            double below = loss();
            operand[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 8);
        }
    }

    private static void AssertClose(double[] expected, float[] actual) =>
        Assert.Equal(expected, actual.Select(static value => (double)value), static (left, right) => Math.Abs(left - right) < 2e-6);

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
