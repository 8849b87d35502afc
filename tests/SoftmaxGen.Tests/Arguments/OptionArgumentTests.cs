using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>Options and soft targets that do not fit are refused, with both numbers, before anything is written.</summary>
public class OptionArgumentTests
{
    private const int ClassCount = 10;
    private const int Rows = 3;

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void LabelSmoothingOutOfRange_IsRefused(double value) => AssertSays(
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyOptions { LabelSmoothing = value }),
        nameof(CrossEntropyOptions.LabelSmoothing), value);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void TemperatureOutOfRange_IsRefused(double value) => AssertSays(
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyOptions { Temperature = value }),
        nameof(CrossEntropyOptions.Temperature), value);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void ZLossOutOfRange_IsRefused(double value) => AssertSays(
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropyOptions { ZLoss = value }),
        nameof(CrossEntropyOptions.ZLoss), value);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void ClassWeightOutOfRange_IsRefusedWithItsClass(double value) => AssertSays(
        Assert.Throws<ArgumentException>(() => new CrossEntropyOptions { ClassWeights = [1, 1, value] }),
        nameof(CrossEntropyOptions.ClassWeights), "class 2", value);

    [Fact]
    public void ClassWeightsThatAreAllZero_AreRefused() => AssertSays(
        Assert.Throws<ArgumentException>(() => new CrossEntropyOptions { ClassWeights = [0, 0, 0] }),
        nameof(CrossEntropyOptions.ClassWeights), 3);

    [Fact]
    public void ClassWeightsForAnotherClassCount_AreRefused()
    {
        CrossEntropyOptions options = new() { ClassWeights = [1, 2, 3] };
        CallArguments<float> arguments = CallArguments<float>.Fitting(ClassCount, Rows);

        AssertSays(
            arguments.AssertRefused<ArgumentException>(
                x => SoftmaxKernels.CrossEntropyGradient(x.Logits.Span, ClassCount, x.Labels, x.Destination.Span, options)),
            "options", 3, ClassCount);
    }

    [Fact]
    public void LabelThatIsNeitherAClassNorIgnored_IsRefused()
    {
        CrossEntropyOptions options = new() { IgnoreIndex = -100 };
        CallArguments<float> arguments = CallArguments<float>.Fitting(ClassCount, Rows);
        arguments.Labels[0] = -100;
        arguments.Labels[2] = -99;

        AssertSays(
            arguments.AssertRefused<ArgumentOutOfRangeException>(
                x => SoftmaxKernels.CrossEntropyGradient(x.Logits.Span, ClassCount, x.Labels, x.Destination.Span, options)),
            "labels", 2, -99);
    }

    [Theory]
    [InlineData(-0.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void SoftTargetOutOfRange_IsRefusedWithItsRowAndClass(float value)
    {
        for (int index = 0; index < Rows * ClassCount; index++)
        {
            float[] targets = new float[Rows * ClassCount];
            targets[index] = value;
            CallArguments<float> arguments = CallArguments<float>.Fitting(ClassCount, Rows);

            AssertSays(
                arguments.AssertRefused<ArgumentOutOfRangeException>(
                    x => SoftmaxKernels.CrossEntropyGradient(x.Logits.Span, ClassCount, targets, x.Destination.Span)),
                "targets", $"row {index / ClassCount}", $"class {index % ClassCount}", value);
        }
    }

    [Fact]
    public void SoftTargetsOfAnotherLength_AreRefused()
    {
        CallArguments<float> arguments = CallArguments<float>.Fitting(ClassCount, Rows);
        foreach (int length in new[] { 0, (Rows * ClassCount) - 1, (Rows * ClassCount) + 1 })
        {
            float[] targets = new float[length];
            AssertSays(
                arguments.AssertRefused<ArgumentException>(
                    x => SoftmaxKernels.CrossEntropy(x.Logits.Span, ClassCount, targets, x.Losses.Span)),
                "targets", length, Rows * ClassCount);
        }
    }

    [Fact]
    public void GradientInTheMemoryOfTheTargets_IsRefused()
    {
        float[] targets = [.. Enumerable.Repeat(0.1f, Rows * ClassCount)];
        CallArguments<float> arguments = CallArguments<float>.Fitting(ClassCount, Rows) with { Destination = targets };

        AssertSays(
            arguments.AssertRefused<ArgumentException>(
                x => SoftmaxKernels.CrossEntropyGradient(x.Logits.Span, ClassCount, targets, x.Destination.Span)),
            "gradient", "targets");
    }

    private static void AssertSays(ArgumentException exception, string parameter, params object[] words)
    {
        Assert.Equal(parameter, exception.ParamName);
        Assert.All(words, word => Assert.Contains(Convert.ToString(word, CultureInfo.CurrentCulture)!, exception.Message, StringComparison.Ordinal));
    }
}
