using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Tests.Arguments;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>What belongs to a row is checked before anything is written: masks, weights, uniform numbers, and where indices go.</summary>
public class HeadArgumentTests
{
    private static readonly Dictionary<HeadMethod, Action<Operands>> s_calls = new()
    {
        [HeadMethod.MaskedSoftmax] = static x => Single3To2.Softmax(x.Hidden, x.Mask, x.Weights, x.Bias, x.Destination),
        [HeadMethod.MaskedCrossEntropy] = static x => Single3To2.CrossEntropy(x.Hidden, x.Labels, x.Mask, x.Weights, x.Bias),
        [HeadMethod.MaskedCrossEntropyGradient] = static x => Single3To2.CrossEntropyGradient(
            x.Hidden, x.Labels, x.Mask, x.Weights, x.Bias, x.WeightGradient, x.BiasGradient, x.HiddenGradient),
        [HeadMethod.WeightedCrossEntropyGradient] = static x => Single3To2.WeightedCrossEntropyGradient(
            x.Hidden, x.Labels, x.SampleWeights, x.Weights, x.Bias, x.WeightGradient, x.BiasGradient, x.HiddenGradient),
        [HeadMethod.MaskedWeightedCrossEntropyGradient] = static x => Single3To2.WeightedCrossEntropyGradient(
            x.Hidden, x.Labels, x.SampleWeights, x.Mask, x.Weights, x.Bias, x.WeightGradient, x.BiasGradient, x.HiddenGradient),
        [HeadMethod.SoftWeightedCrossEntropyGradient] = static x => Single3To2.SoftWeightedCrossEntropyGradient(
            x.Hidden, x.Targets, x.SampleWeights, x.Weights, x.Bias, x.WeightGradient, x.BiasGradient, x.HiddenGradient),
        [HeadMethod.ArgMax] = static x => Single3To2.ArgMax(x.Hidden, x.Weights, x.Bias, x.Indices),
        [HeadMethod.MaskedArgMax] = static x => Single3To2.ArgMax(x.Hidden, x.Mask, x.Weights, x.Bias, x.Indices),
        [HeadMethod.Sample] = static x => Single3To2.Sample(x.Hidden, x.Uniforms, x.Weights, x.Bias, x.Indices),
        [HeadMethod.MaskedSample] = static x => Single3To2.Sample(x.Hidden, x.Uniforms, x.Mask, x.Weights, x.Bias, x.Indices),
    };

    private static readonly HeadMethod[] s_masked =
    [
        HeadMethod.MaskedSoftmax,
        HeadMethod.MaskedCrossEntropy,
        HeadMethod.MaskedCrossEntropyGradient,
        HeadMethod.MaskedWeightedCrossEntropyGradient,
        HeadMethod.MaskedArgMax,
        HeadMethod.MaskedSample,
    ];

    private static readonly HeadMethod[] s_weighted =
    [
        HeadMethod.WeightedCrossEntropyGradient,
        HeadMethod.MaskedWeightedCrossEntropyGradient,
        HeadMethod.SoftWeightedCrossEntropyGradient,
    ];

    private static readonly HeadMethod[] s_labelled =
    [
        HeadMethod.MaskedCrossEntropy,
        HeadMethod.MaskedCrossEntropyGradient,
        HeadMethod.WeightedCrossEntropyGradient,
        HeadMethod.MaskedWeightedCrossEntropyGradient,
    ];

    public static TheoryData<HeadMethod> Calls => [.. s_calls.Keys];

    public static TheoryData<HeadMethod> Masked => [.. s_masked];

    public static TheoryData<HeadMethod> Weighted => [.. s_weighted];

    public static TheoryData<HeadMethod> Labelled => [.. s_labelled];

    public static TheoryData<HeadMethod> Indexing =>
        [HeadMethod.ArgMax, HeadMethod.MaskedArgMax, HeadMethod.Sample, HeadMethod.MaskedSample];

    public static TheoryData<HeadMethod> Sampling => [HeadMethod.Sample, HeadMethod.MaskedSample];

    [Theory, MemberData(nameof(Calls))]
    public void ArgumentsThatFit_AreTaken(HeadMethod method) => s_calls[method](new());

    [Theory, MemberData(nameof(Masked))]
    public void MaskThatDoesNotFit_IsRefused(HeadMethod method)
    {
        AssertRefused(method, new() { Mask = new bool[3] }, "mask", 3, 4);
        AssertRefused(method, new() { Mask = new bool[5] }, "mask", 5, 4);
    }

    [Theory, MemberData(nameof(Weighted))]
    public void WeightsOfRowsThatDoNotFit_AreRefused(HeadMethod method)
    {
        AssertRefused(method, new() { SampleWeights = Ones(1) }, "sampleWeights", 1, 2);
        AssertRefused(method, new() { SampleWeights = Ones(3) }, "sampleWeights", 3, 2);
    }

    [Theory, MemberData(nameof(Labelled))]
    public void LabelsThatDoNotFit_AreRefused(HeadMethod method)
    {
        AssertRefused(method, new() { Labels = [0, 1, 0] }, "labels", 3, 2);
        AssertRefused(method, new() { Labels = [0, 2] }, "labels", 1, 2);
    }

    [Theory, MemberData(nameof(Indexing))]
    public void ShortDestinationOfIndices_IsRefused(HeadMethod method) =>
        AssertRefused(method, new() { Indices = [7] }, "destination", 1, 2);

    [Theory, MemberData(nameof(Sampling))]
    public void UniformNumbersThatDoNotFit_AreRefused(HeadMethod method)
    {
        AssertRefused(method, new() { Uniforms = [0] }, "uniforms", 1, 2);
        AssertRefused(method, new() { Uniforms = [0, 1] }, "uniforms", 1);
        AssertRefused(method, new() { Uniforms = [0, float.NaN] }, "uniforms", 1);
    }

    [Theory, MemberData(nameof(Calls))]
    public void LayerThatDoesNotFit_IsRefused(HeadMethod method)
    {
        AssertRefused(method, new() { Hidden = Ones(7) }, "hidden", 7, 3);
        AssertRefused(method, new() { Weights = Ones(5) }, "weights", 5, 6);
        AssertRefused(method, new() { Bias = Ones(3) }, "bias", 3, 2);
    }

    [Fact]
    public void MaskOfMoreLogitsThanASpanHolds_IsRefused()
    {
        // The logits of a head never exist at once, so that there may be more of them.
        int[] labels = new int[500_000];
        float[] hidden = new float[labels.Length * Single2To5000.Inputs];
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => Single2To5000.CrossEntropy(hidden, labels, new bool[1], new float[10_000], new float[5000]));

        Assert.Equal("mask", exception.ParamName);
        Assert.Contains("2500000000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoRows_HaveNoResults()
    {
        Operands none = new() { Hidden = [], Labels = [], Targets = [], Mask = [], SampleWeights = [], Uniforms = [], HiddenGradient = [] };

        Assert.All(s_calls.Values, call => call(none));

        Assert.Equal(0, Single3To2.CrossEntropy([], [], [], none.Weights, none.Bias));
        AssertUntouched(none);
    }

    private static void AssertRefused(HeadMethod method, Operands operands, string parameter, params int[] numbers)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => s_calls[method](operands));

        ArgumentData.AssertNames(exception, parameter, numbers);
        AssertUntouched(operands);
    }

    private static void AssertUntouched(Operands operands)
    {
        float[] written = [.. operands.Destination, .. operands.WeightGradient, .. operands.BiasGradient, .. operands.HiddenGradient];
        Assert.All(written, static value => Assert.Equal(1, value));
        Assert.All(operands.Indices, static index => Assert.Equal(7, index));
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

    /// <summary>Operands of two rows that fit, unless one is replaced.</summary>
    private sealed class Operands
    {
        public float[] Hidden { get; init; } = Ones(6);

        public int[] Labels { get; init; } = [0, 1];

        public float[] Targets { get; init; } = Ones(4);

        public bool[] Mask { get; init; } = [true, true, true, true];

        public float[] SampleWeights { get; init; } = Ones(2);

        public float[] Uniforms { get; init; } = [0, 0.5f];

        public float[] Weights { get; init; } = Ones(6);

        public float[] Bias { get; init; } = Ones(2);

        public float[] Destination { get; } = Ones(4);

        public float[] WeightGradient { get; } = Ones(6);

        public float[] BiasGradient { get; } = Ones(2);

        public float[] HiddenGradient { get; init; } = Ones(6);

        public int[] Indices { get; init; } = [7, 7];
    }
}
