using System;
using SoftmaxGen.Tests.Bits;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>A head with options is the layer followed by the loss with these options.</summary>
public class HeadOptionTests
{
    private const int Rows = 300;

    private static readonly CrossEntropyOptions Options =
        new() { ClassWeights = [1, 0.5, 2], LabelSmoothing = 0.1, IgnoreIndex = -1, ZLoss = 0.01 };

    [Fact]
    public void Losses_AreThoseOfTheKernelWithTheOptions()
    {
        HeadInput<float> input = Input(out float[] logits);
        float expected = SoftmaxKernels.CrossEntropy(logits, SingleOptionHead.ClassCount, input.Labels, Options);

        Assert.Equal(expected, SingleOptionHead.CrossEntropy(input.Hidden, input.Labels, input.Weights, input.Bias));
    }

    [Fact]
    public void Gradients_AreThoseOfTheKernelWithTheOptions()
    {
        HeadInput<float> input = Input(out float[] logits);
        float[] gradient = new float[logits.Length];
        float expected = SoftmaxKernels.CrossEntropyGradient(logits, SingleOptionHead.ClassCount, input.Labels, gradient, Options);
        float[] biasSum = [.. input.BiasGradient];
        for (int i = 0; i < gradient.Length; i++)
        {
            biasSum[i % SingleOptionHead.ClassCount] += gradient[i];
        }

        float[] biasGradient = [.. input.BiasGradient];
        float loss = SingleOptionHead.CrossEntropyGradient(
            input.Hidden, input.Labels, input.Weights, input.Bias, [.. input.WeightGradient], biasGradient, []);

        Assert.Equal(expected, loss);
        BitsAssert.Equal<float>(biasSum, biasGradient, "bias gradient");
    }

    [Fact]
    public void LabelThatIsNeitherAClassNorIgnored_IsRefused()
    {
        HeadInput<float> input = Input(out _);
        input.Labels[7] = -2;

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => SingleOptionHead.CrossEntropy(input.Hidden, input.Labels, input.Weights, input.Bias));

        Assert.Contains("row 7, -2", exception.Message, StringComparison.Ordinal);
    }

    private static HeadInput<float> Input(out float[] logits)
    {
        HeadInput<float> input = new(Rows, SingleOptionHead.Inputs, SingleOptionHead.ClassCount);
        for (int row = 0; row < Rows; row += 5)
        {
            input.Labels[row] = -1;
        }

        logits = new float[Rows * SingleOptionHead.ClassCount];
        SingleOptionHead.Logits(input.Hidden, input.Weights, input.Bias, logits);
        return input;
    }
}
