using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Tests.Heads;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>The layer around a kernel, for all rests that lanes, vectors, tiles and chunks leave.</summary>
public abstract class DenseLayerTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int[] Inputs = [.. Enumerable.Range(1, 70), 128];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(17)]
    [InlineData(33)]
    public void AnyWidthOfTheHiddenLayer_GivesTheBitsOfTheOracle(int classCount)
    {
        foreach (int inputs in Inputs)
        {
            // All numbers of rows from 1 to 20 come up.
            AssertOracle(new HeadInput<T>(1 + (inputs * 7 % 20), inputs, classCount));
        }
    }

    [Theory]
    [InlineData(129)]
    [InlineData(1000)]
    public void ManyClasses_GiveTheBitsOfTheOracle(int classCount)
    {
        foreach (int inputs in new[] { 1, 16, 31 })
        {
            AssertOracle(new HeadInput<T>(19, inputs, classCount));
        }
    }

    [Fact]
    public void NaNOfAnySign_BecomesTheOneNaN()
    {
        HeadInput<T> input = new(21, 37, 5);
        input.Hidden[0] = T.NaN;
        input.Hidden[36 + 37] = -T.NaN;
        input.Hidden[500] = T.PositiveInfinity;
        input.Weights[37 + 20] = -T.NaN;
        input.Weights[100] = T.NegativeInfinity;
        input.Bias[4] = -T.NaN;
        input.WeightGradient[11] = -T.NaN;
        input.BiasGradient[3] = -T.NaN;

        AssertOracle(input);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(21)]
    public void ProductsThatVanish_KeepTheirSign(int inputs)
    {
        HeadInput<T> input = new(5, inputs, 3);
        input.Hidden.AsSpan().Fill(T.Epsilon);
        input.Weights.AsSpan().Fill(-T.Epsilon);
        input.Bias.AsSpan().Fill(T.NegativeZero);
        T[] logits = new T[15];

        new DenseLayer<T>(input.Weights, input.Bias, inputs, 3).Logits(input.Hidden, logits, 5);

        // Lanes without an input stay +0, and so does their sum with others.
        BitsAssert.Equal<T>(
            [.. Enumerable.Repeat(inputs < 16 ? T.Zero : T.NegativeZero, 15)], logits, $"{inputs} inputs");
    }

    private static void AssertOracle(HeadInput<T> input)
    {
        OracleHead<T> oracle = new(input);
        T[] gradient = oracle.Kernel.Gradient(input.Labels, LossReduction.Mean);
        oracle.AddGradients();
        string where = $"{input.Inputs} inputs, {input.ClassCount} classes, {input.Rows} rows";
        T[] logits = new T[oracle.Logits.Length];
        T[] weightGradient = [.. input.WeightGradient];
        T[] biasGradient = [.. input.BiasGradient];
        T[] hiddenGradient = new T[input.Hidden.Length];
        DenseLayer<T> layer = new(input.Weights, input.Bias, input.Inputs, input.ClassCount);

        layer.Logits(input.Hidden, logits, input.Rows);
        layer.AddGradients(gradient, input.Hidden, weightGradient, biasGradient, input.Rows);
        layer.HiddenGradient(gradient, hiddenGradient, input.Rows);

        BitsAssert.Equal<T>(OneNaN(oracle.Logits), logits, $"{where}, logits");
        BitsAssert.Equal<T>(OneNaN(oracle.WeightGradient), weightGradient, $"{where}, weight gradient");
        BitsAssert.Equal<T>(OneNaN(oracle.BiasGradient), biasGradient, $"{where}, bias gradient");
        BitsAssert.Equal<T>(OneNaN(oracle.HiddenGradient), hiddenGradient, $"{where}, hidden gradient");
    }

    private static T[] OneNaN(T[] values) => [.. values.Select(static value => T.IsNaN(value) ? T.NaN : value)];
}

public sealed class SingleDenseLayerTests : DenseLayerTests<float>;

public sealed class DoubleDenseLayerTests : DenseLayerTests<double>;
