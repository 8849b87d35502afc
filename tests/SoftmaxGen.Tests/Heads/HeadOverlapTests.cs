using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>A destination may not share memory with an input or with another destination.</summary>
public class HeadOverlapTests
{
    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["hidden"] = 2 * Single3To2.Inputs,
        ["weights"] = Single3To2.ClassCount * Single3To2.Inputs,
        ["bias"] = Single3To2.ClassCount,
        ["targets"] = 2 * Single3To2.ClassCount,
        ["sampleWeights"] = 2,
        ["destination"] = 2 * Single3To2.ClassCount,
        ["weightGradient"] = Single3To2.ClassCount * Single3To2.Inputs,
        ["biasGradient"] = Single3To2.ClassCount,
        ["hiddenGradient"] = 2 * Single3To2.Inputs,
    };

    [Theory]
    [InlineData("weightGradient", "hidden")]
    [InlineData("weightGradient", "weights")]
    [InlineData("weightGradient", "bias")]
    [InlineData("biasGradient", "hidden")]
    [InlineData("biasGradient", "weights")]
    [InlineData("biasGradient", "bias")]
    [InlineData("biasGradient", "weightGradient")]
    [InlineData("hiddenGradient", "hidden")]
    [InlineData("hiddenGradient", "weights")]
    [InlineData("hiddenGradient", "bias")]
    [InlineData("hiddenGradient", "weightGradient")]
    [InlineData("hiddenGradient", "biasGradient")]
    public void Gradient_IsRefused(string destination, string other) => AssertRefused(
        destination,
        other,
        static x => Single3To2.CrossEntropyGradient(
            x["hidden"].Span,
            [0, 1],
            x["weights"].Span,
            x["bias"].Span,
            x["weightGradient"].Span,
            x["biasGradient"].Span,
            x["hiddenGradient"].Span));

    [Theory]
    [InlineData("weightGradient", "sampleWeights")]
    [InlineData("biasGradient", "sampleWeights")]
    [InlineData("hiddenGradient", "sampleWeights")]
    [InlineData("hiddenGradient", "hidden")]
    public void WeightedGradient_IsRefused(string destination, string other)
    {
        AssertRefused(destination, other, static x => Single3To2.WeightedCrossEntropyGradient(
            x["hidden"].Span,
            [0, 1],
            x["sampleWeights"].Span,
            x["weights"].Span,
            x["bias"].Span,
            x["weightGradient"].Span,
            x["biasGradient"].Span,
            x["hiddenGradient"].Span));
        AssertRefused(destination, other, static x => Single3To2.WeightedCrossEntropyGradient(
            x["hidden"].Span,
            [0, 1],
            x["sampleWeights"].Span,
            [true, true, true, true],
            x["weights"].Span,
            x["bias"].Span,
            x["weightGradient"].Span,
            x["biasGradient"].Span,
            x["hiddenGradient"].Span));
        AssertRefused(destination, other, WeightedSoftGradient);
    }

    [Theory]
    [InlineData("weightGradient")]
    [InlineData("biasGradient")]
    [InlineData("hiddenGradient")]
    public void GradientInTheTargets_IsRefused(string destination) => AssertRefused(destination, "targets", WeightedSoftGradient);

    [Theory]
    [InlineData("hidden")]
    [InlineData("weights")]
    [InlineData("bias")]
    public void Destination_IsRefused(string other)
    {
        AssertRefused("destination", other, static x => Single3To2.Logits(
            x["hidden"].Span, x["weights"].Span, x["bias"].Span, x["destination"].Span));
        AssertRefused("destination", other, static x => Single3To2.Softmax(
            x["hidden"].Span, x["weights"].Span, x["bias"].Span, x["destination"].Span));
        AssertRefused("destination", other, static x => Single3To2.Softmax(
            x["hidden"].Span, [true, true, true, true], x["weights"].Span, x["bias"].Span, x["destination"].Span));
    }

    [Fact]
    public void PartOfADestinationThatIsNotNeeded_MayBeAnInput()
    {
        HeadInput<float> input = new(2, Single3To2.Inputs, Single3To2.ClassCount);
        float[] expected = new float[4];
        Single3To2.Logits(input.Hidden, input.Weights, input.Bias, expected);
        float[] memory = [0, 0, 0, 0, .. input.Hidden];

        Single3To2.Logits(memory.AsSpan(4), input.Weights, input.Bias, memory);

        Assert.Equal([.. expected, .. input.Hidden], memory);
    }

    [Fact]
    public void PartOfAGradientThatIsNotNeeded_MayBeTheWeightsOfRows()
    {
        HeadInput<float> input = new(2, Single3To2.Inputs, Single3To2.ClassCount);
        float[] memory = [0, 0, .. input.SampleWeights];
        float[] hiddenGradient = [.. new float[input.Hidden.Length], .. input.SampleWeights];

        Single3To2.WeightedCrossEntropyGradient(
            input.Hidden, input.Labels, memory.AsSpan(2), input.Weights, input.Bias, input.WeightGradient, memory, hiddenGradient);
        Single3To2.WeightedCrossEntropyGradient(
            input.Hidden, input.Labels, hiddenGradient.AsSpan(6), input.Weights, input.Bias, input.WeightGradient, memory, hiddenGradient);

        Assert.Equal(input.SampleWeights, memory[2..]);
        Assert.Equal(input.SampleWeights, hiddenGradient[6..]);
    }

    private static void WeightedSoftGradient(Dictionary<string, Memory<float>> x) => Single3To2.SoftWeightedCrossEntropyGradient(
        x["hidden"].Span,
        x["targets"].Span,
        x["sampleWeights"].Span,
        x["weights"].Span,
        x["bias"].Span,
        x["weightGradient"].Span,
        x["biasGradient"].Span,
        x["hiddenGradient"].Span);

    /// <summary>Lets a destination begin with the last element of another operand, or the other way round.</summary>
    private static void AssertRefused(string destination, string other, Action<Dictionary<string, Memory<float>>> call)
    {
        foreach ((string first, string second) in new[] { (destination, other), (other, destination) })
        {
            Dictionary<string, Memory<float>> operands =
                Lengths.ToDictionary(static pair => pair.Key, static pair => Ones(pair.Value));
            Memory<float> shared = Ones(Lengths[first] + Lengths[second] - 1);
            operands[first] = shared[..Lengths[first]];
            operands[second] = shared[(Lengths[first] - 1)..];

            ArgumentException exception = Assert.Throws<ArgumentException>(() => call(operands));

            Assert.Equal(destination, exception.ParamName);
            Assert.All(operands.Values, static operand => Assert.All(operand.ToArray(), static value => Assert.Equal(1, value)));
        }
    }

    private static Memory<float> Ones(int count) => Enumerable.Repeat(1f, count).ToArray();
}
