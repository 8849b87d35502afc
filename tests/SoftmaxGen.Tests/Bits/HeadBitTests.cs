using System;
using System.Numerics;
using SoftmaxGen.Tests.Heads;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>Generated output layers against the slow scalar form of their contract, bit by bit.</summary>
public class HeadBitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(150)]
    public void SingleHeads_GiveTheBitsOfTheOracle(int rows)
    {
        Check<Single1To1, float>(rows);
        Check<Single3To2, float>(rows);
        Check<Single7To3, float>(rows);
        Check<Single16To10, float>(rows);
        Check<Single64To10, float>(rows);
        Check<Single17To17, float>(rows);
        Check<Single70To33, float>(rows);
        Check<Single33To129, float>(rows);
        Check<Single5To1000, float>(Math.Min(rows, 40));
        Check<Single2To5000, float>(Math.Min(rows, 40));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(150)]
    public void DoubleHeads_GiveTheBitsOfTheOracle(int rows)
    {
        Check<Double1To1, double>(rows);
        Check<Double3To2, double>(rows);
        Check<Double7To3, double>(rows);
        Check<Double16To10, double>(rows);
        Check<Double64To10, double>(rows);
        Check<Double17To17, double>(rows);
        Check<Double70To33, double>(rows);
        Check<Double33To129, double>(rows);
        Check<Double5To1000, double>(Math.Min(rows, 40));
        Check<Double2To5000, double>(Math.Min(rows, 40));
    }

    [Fact]
    public void BatchLongerThanABlock_GivesTheBitsOfTheOracle() => Check<Single64To10, float>(1100);

    private static void Check<THead, T>(int rows)
        where THead : ISoftmaxHead<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        HeadInput<T> input = new(rows, THead.Inputs, THead.ClassCount);
        OracleHead<T> oracle = new(input);
        string where = $"{typeof(THead).Name}, {rows} rows";

        T[] results = new T[rows * THead.ClassCount];
        THead.Logits(input.Hidden, input.Weights, input.Bias, results);
        BitsAssert.Equal<T>(oracle.Logits, results, $"{where}, logits");
        THead.Softmax(input.Hidden, input.Weights, input.Bias, results);
        BitsAssert.Equal<T>(oracle.Kernel.Softmax(), results, $"{where}, probabilities");
        T expectedLoss = oracle.Kernel.Loss(input.Labels, LossReduction.Mean);
        BitsAssert.Equal<T>([expectedLoss], [THead.CrossEntropy(input.Hidden, input.Labels, input.Weights, input.Bias)], $"{where}, loss");

        T[] weightGradient = [.. input.WeightGradient];
        T[] biasGradient = [.. input.BiasGradient];
        T[] hiddenGradient = new T[input.Hidden.Length];
        T loss = THead.CrossEntropyGradient(
            input.Hidden, input.Labels, input.Weights, input.Bias, weightGradient, biasGradient, hiddenGradient);
        BitsAssert.Equal<T>([expectedLoss], [loss], $"{where}, loss beside the gradient");
        oracle.AddGradients();
        BitsAssert.Equal<T>(oracle.WeightGradient, weightGradient, $"{where}, weight gradient");
        BitsAssert.Equal<T>(oracle.BiasGradient, biasGradient, $"{where}, bias gradient");
        BitsAssert.Equal<T>(oracle.HiddenGradient, hiddenGradient, $"{where}, hidden gradient");

        // Not wanted: the others are the same.
        T[] weightGradientAlone = [.. input.WeightGradient];
        THead.CrossEntropyGradient(
            input.Hidden, input.Labels, input.Weights, input.Bias, weightGradientAlone, [.. input.BiasGradient], []);
        BitsAssert.Equal<T>(weightGradient, weightGradientAlone, $"{where}, weight gradient alone");
    }
}
