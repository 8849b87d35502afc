using System;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;
using SoftmaxGen.Tests.Inputs;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>The exponential for processors without a fused step has the bits of the fused steps, on every processor.</summary>
public class ExpInDoublesTests
{
    private readonly Noise _noise = new(11);

    [Theory]
    [InlineData(0f)]
    [InlineData(0.34f)]
    [InlineData(-3.5f)]
    [InlineData(88.7f)]
    [InlineData(207.99f)]
    [InlineData(-207.99f)]
    [InlineData(208f)]
    [InlineData(-1e6f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NaN)]
    public void LogitsFarAndNearBelowTheMaximum_HaveTheSameBits(float max)
    {
        for (int i = 0; i < 50_000; i++)
        {
            float gap = (float)_noise.Uniform() * MathF.ScaleB(1, _noise.Below(34) - 24);
            AssertSameBits(max - gap, max);
        }

        AssertSameBits(max, max);
        AssertSameBits(float.NegativeInfinity, max);
        AssertSameBits(float.NaN, max);
    }

    /// <summary>The reduced numbers for which a step of the polynomial in doubles rounds otherwise, and their neighbours.</summary>
    [Theory]
    [InlineData(0xB4000001u)]
    [InlineData(0x357FFFFFu)]
    [InlineData(0x367FFFF7u)]
    [InlineData(0xB6B10095u)]
    public void LogitsWhoseStepsRoundTwice_HaveTheSameBits(uint bits)
    {
        for (int distance = -64; distance <= 64; distance++)
        {
            AssertSameBits(BitConverter.UInt32BitsToSingle((uint)(bits + distance)), 0.25f);
        }
    }

    /// <summary>Where floats and fused steps may find another integer, and their neighbours.</summary>
    [Fact]
    public void LogitsHalfwayBetweenTwoPowersOfTwo_HaveTheSameBits()
    {
        for (int power = -480; power < 300; power++)
        {
            float halfway = (float)((power + 0.5) * Math.Log(2));
            for (int distance = -4; distance <= 4; distance++)
            {
                float logit = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(halfway) + distance);
                AssertSameBits(logit, Math.Min(logit + 1, 207));
                AssertSameBits(logit, logit);
            }
        }
    }

    private static void AssertSameBits(float logit, float max)
    {
        float expected = ByFusedSteps(logit, max);
        RowShift<Vector128<float>> shifts = Exponential.Shift<Simd128<float>, Vector128<float>, float>(Vector128.Create(max));

        Assert.Equal(Vector128.Create(expected), Exponential.ExpInDoubles(Vector128.Create(logit), shifts));
        Vector128<float> first = Vector128.Create(logit);
        Vector128<float> second = Vector128.Create(max);
        Vector128<float> third = first;
        Vector128<float> fourth = second;
        Exponential.ExpInDoubles(ref first, ref second, ref third, ref fourth, shifts);
        Assert.Equal(Vector128.Create(expected), first);
        Assert.Equal(first, third);
        Assert.Equal(second, fourth);
        if (!float.IsNaN(logit))
        {
            Assert.Equal(Vector128.Create(ByFusedSteps(max, max)), second);
        }

        if (!Exponential.IsOutOfRange(Vector128.Create(max), Vector128.Create(logit)) && float.IsFinite(logit))
        {
            AssertSameBitsInRange(logit, max, expected);
        }
    }

    /// <summary>The forms for rows in range, one of them with what its last rounding is taken from.</summary>
    private static void AssertSameBitsInRange(float logit, float max, float expected)
    {
        Vector128<int> exponent = Exponential.Exponent(Vector128.Create(max));
        Assert.Equal(Vector128.Create(expected), Exponential.ExpInDoubles(Vector128.Create(logit), exponent, out Vector128<float> lessOne));
        Assert.Equal(Vector128.Create(Exponential.ExpOfMaxLessOne<Scalar<float>, float, float>(logit, out _)), lessOne);

        Vector128<float> first = Vector128.Create(logit);
        Vector128<float> second = Vector128.Create(max);
        Exponential.ExpInDoubles(ref first, ref second, exponent);
        Assert.Equal(Vector128.Create(expected), first);
        Assert.Equal(Vector128.Create(ByFusedSteps(max, max)), second);
    }

    private static float ByFusedSteps(float logit, float max) =>
        Exponential.Exp<Scalar<float>, float, float>(logit, Exponential.Shift<Scalar<float>, float, float>(max));
}
