using System;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;
using SoftmaxGen.Tests.Inputs;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>The exponential of doubles for processors without a fused step has the bits of the fused steps, on every processor.</summary>
public class ExpInPartsTests
{
    private readonly Noise _noise = new(12);

    [Theory]
    [InlineData(0)]
    [InlineData(0.34)]
    [InlineData(-3.5)]
    [InlineData(700.5)]
    [InlineData(1491.99)]
    [InlineData(-1491.99)]
    [InlineData(1492)]
    [InlineData(-1e6)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void LogitsFarAndNearBelowTheMaximum_HaveTheSameBits(double max)
    {
        for (int i = 0; i < 50_000; i++)
        {
            AssertSameBits(max - (_noise.Uniform() * Math.ScaleB(1, _noise.Below(65) - 53)), max);
        }

        AssertSameBits(max, max);
        AssertSameBits(double.NegativeInfinity, max);
        AssertSameBits(double.NaN, max);
    }

    /// <summary>Down to those of which no product is a normal number.</summary>
    [Fact]
    public void LogitsNearZero_HaveTheSameBits()
    {
        for (int exponent = -1074; exponent < 0; exponent++)
        {
            double logit = (1 + _noise.Uniform()) * Math.ScaleB(1, exponent);
            AssertSameBits(logit, 0.25);
            AssertSameBits(-logit, 0.25);
        }
    }

    /// <summary>Where what is not fused and the fused step may find another integer, and their neighbours.</summary>
    [Fact]
    public void LogitsHalfwayBetweenTwoPowersOfTwo_HaveTheSameBits()
    {
        for (int power = -2150; power < 2150; power++)
        {
            double halfway = (power + 0.5) * Math.Log(2);
            for (int distance = -4; distance <= 4; distance++)
            {
                double logit = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(halfway) + distance);
                AssertSameBits(logit, Math.Min(logit + 1, 1491));
                AssertSameBits(logit, logit);
            }
        }
    }

    [Fact]
    public void Step_WhoseResultIsNotInDoubt_HasTheBitsOfTheFusedStep()
    {
        int doubts = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            // Few bits in the factors now and then, so that results come to lie on halfway.
            double left = Cut(_noise.Uniform() - 0.5);
            double right = Cut(_noise.Uniform() - 0.5) * Math.ScaleB(1, -_noise.Below(60));
            double addend = Cut((_noise.Uniform() / 2) + 0.5);
            double result = Step(left, right, addend, out bool isInDoubt);
            doubts += isInDoubt ? 1 : 0;
            if (!isInDoubt)
            {
                Assert.Equal(Math.FusedMultiplyAdd(left, right, addend), result);
            }
        }

        Assert.InRange(doubts, 1, 100_000);
    }

    /// <summary>1 + half a unit and a little more: rounded before it is added, the product is half a unit.</summary>
    [Fact]
    public void Step_WhoseProductRoundsToHalfway_IsInDoubt()
    {
        double left = Math.ScaleB(1 + Math.ScaleB(1, -26), -53);
        double right = 1 - Math.ScaleB(1, -26) + Math.ScaleB(1, -52);

        double result = Step(left, right, 1, out bool isInDoubt);

        Assert.True(isInDoubt);
        Assert.NotEqual(Math.FusedMultiplyAdd(left, right, 1), result);
    }

    private static double Step(double left, double right, double addend, out bool isInDoubt)
    {
        Vector128<double> inDoubt = Vector128<double>.Zero;
        Vector128<double> factor = Vector128.Create(right);
        Vector128<double> result = FusedParts.MultiplyAdd(
            Vector128.Create(left), factor, FusedParts.FirstPart(factor), Vector128.Create(addend), ref inDoubt);
        isInDoubt = inDoubt.AsInt64() != Vector128<long>.Zero;
        return result.ToScalar();
    }

    private double Cut(double value) => _noise.Below(2) == 0 ? value : Math.Round(value * 4096) / 4096;

    private static void AssertSameBits(double logit, double max)
    {
        double expected = ByFusedSteps(logit, max);
        RowShift<Vector128<double>> shifts = Exponential.Shift<Simd128<double>, Vector128<double>, double>(Vector128.Create(max));

        Assert.Equal(Vector128.Create(expected), Exponential.ExpInParts(Vector128.Create(logit), shifts));
        Vector128<double> first = Vector128.Create(logit);
        Vector128<double> second = Vector128.Create(max);
        Exponential.ExpInParts(ref first, ref second, shifts);
        Assert.Equal(Vector128.Create(expected), first);
        Assert.Equal(Vector128.Create(ByFusedSteps(max, max)), second);

        if (!Exponential.IsOutOfRange(Vector128.Create(max), Vector128.Create(logit)) && double.IsFinite(logit))
        {
            Vector128<long> exponent = Exponential.Exponent(Vector128.Create(max));
            Assert.Equal(Vector128.Create(expected), Exponential.ExpInParts(Vector128.Create(logit), exponent));
        }
    }

    private static double ByFusedSteps(double logit, double max) =>
        Exponential.Exp<Scalar<double>, double, double>(logit, Exponential.Shift<Scalar<double>, double, double>(max));
}
