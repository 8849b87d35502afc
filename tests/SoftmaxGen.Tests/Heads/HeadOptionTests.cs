using System;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Inputs;
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
    public void SoftTargets_GiveTheLossAndGradientOfTheKernel()
    {
        HeadInput<float> input = Input(out float[] logits);
        float[] targets = SoftTargets.Batch<float>(Rows, SingleOptionHead.ClassCount, new Noise(1));
        float[] gradient = new float[logits.Length];
        float expected = SoftmaxKernels.CrossEntropyGradient(logits, SingleOptionHead.ClassCount, targets, gradient, Options);
        float[] biasSum = [.. input.BiasGradient];
        for (int i = 0; i < gradient.Length; i++)
        {
            biasSum[i % SingleOptionHead.ClassCount] += gradient[i];
        }

        float[] biasGradient = [.. input.BiasGradient];
        float[] hiddenGradient = new float[input.Hidden.Length];
        float loss = SingleOptionHead.SoftCrossEntropyGradient(
            input.Hidden, targets, input.Weights, input.Bias, [.. input.WeightGradient], biasGradient, hiddenGradient);

        Assert.Equal(expected, loss);
        Assert.Equal(expected, SingleOptionHead.SoftCrossEntropy(input.Hidden, targets, input.Weights, input.Bias));
        BitsAssert.Equal<float>(biasSum, biasGradient, "bias gradient");
    }

    [Fact]
    public void OneHotTargets_GiveTheBitsOfLabels()
    {
        HeadInput<float> input = new(Rows, Single16To10.Inputs, Single16To10.ClassCount);
        float[] targets = new float[Rows * Single16To10.ClassCount];
        for (int row = 0; row < Rows; row++)
        {
            targets[(row * Single16To10.ClassCount) + input.Labels[row]] = 1;
        }

        float[] weightGradient = [.. input.WeightGradient];
        float[] hiddenGradient = new float[input.Hidden.Length];
        float loss = Single16To10.CrossEntropyGradient(
            input.Hidden, input.Labels, input.Weights, input.Bias, weightGradient, [.. input.BiasGradient], hiddenGradient);
        float[] softWeightGradient = [.. input.WeightGradient];
        float[] softHiddenGradient = new float[input.Hidden.Length];
        float softLoss = Single16To10.SoftCrossEntropyGradient(
            input.Hidden, targets, input.Weights, input.Bias, softWeightGradient, [.. input.BiasGradient], softHiddenGradient);

        BitsAssert.Equal<float>([loss, .. weightGradient, .. hiddenGradient], [softLoss, .. softWeightGradient, .. softHiddenGradient], "soft");
    }

    [Fact]
    public void SoftTargetsThatDoNotFit_AreRefused()
    {
        HeadInput<float> input = Input(out float[] logits);
        float[] targets = new float[logits.Length];
        targets[7] = -1;

        ArgumentOutOfRangeException range = Assert.Throws<ArgumentOutOfRangeException>(
            () => SingleOptionHead.SoftCrossEntropy(input.Hidden, targets, input.Weights, input.Bias));
        ArgumentException length = Assert.Throws<ArgumentException>(
            () => SingleOptionHead.SoftCrossEntropy(input.Hidden, targets.AsSpan(1), input.Weights, input.Bias));
        ArgumentException overlap = Assert.Throws<ArgumentException>(() => SingleOptionHead.SoftCrossEntropyGradient(
            input.Hidden, new float[logits.Length], input.Weights, input.Bias, input.WeightGradient, input.WeightGradient, []));

        Assert.Contains("class 1 in row 2", range.Message, StringComparison.Ordinal);
        Assert.Equal("targets", length.ParamName);
        Assert.Equal("biasGradient", overlap.ParamName);
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
