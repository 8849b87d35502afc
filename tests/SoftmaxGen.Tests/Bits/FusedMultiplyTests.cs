using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;
using SoftmaxGen.Tests.Inputs;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>The fused multiply-add rounds once; in a child process without the instruction, its emulation does.</summary>
public class FusedMultiplyTests
{
    private const int Samples = 200_000;
    private readonly Noise _noise = new(9);

    [Fact]
    public void ProductsAndSumsOfAnyMagnitude_RoundOnce()
    {
        for (int i = 0; i < Samples; i++)
        {
            AssertRoundsOnce(Number(40), Number(40), Number(80));
        }
    }

    /// <summary>
    /// The product is half a unit of the addend but for a part in 2^46, which a double sum loses: rounding the sum once
    /// more would then go to the even neighbour, wherever the exact sum lies.
    /// </summary>
    [Fact]
    public void SumsBesideTheMidpointOfTwoFloats_RoundOnce()
    {
        for (int i = 0; i < Samples; i++)
        {
            float addend = Number(40);
            float half = (MathF.BitIncrement(MathF.Abs(addend)) - MathF.Abs(addend)) / 2;
            float part = _noise.Below(1000) * MathF.ScaleB(1, -23);
            float left = (1 + part) * Sign();

            AssertRoundsOnce(left, half * (1 - part), addend);
            AssertRoundsOnce(left, half * (1 + part), addend);
        }
    }

    /// <summary>A factor whose rest is half a unit at the most: there products lie beside the midpoint of two floats.</summary>
    [Fact]
    public void ProductsWithAFactorOfTwoParts_RoundTheirLastPartAndOnceMore()
    {
        for (int i = 0; i < Samples; i++)
        {
            float value = Number(40);
            float factor = Number(40);
            float rest = (MathF.BitIncrement(MathF.Abs(factor)) - MathF.Abs(factor)) / 2 * (float)_noise.Uniform();
            float expected = MathF.FusedMultiplyAdd(value, factor, value * rest);

            Assert.Equal(
                Vector128.Create(expected), FusedMultiply.Multiply(Vector128.Create(value), Vector128.Create(factor), Vector128.Create(rest)));
        }
    }

    private static void AssertRoundsOnce(float left, float right, float addend)
    {
        float expected = MathF.FusedMultiplyAdd(left, right, addend);
        Vector128<float> lefts = Vector128.Create(1, left, 2, 3);
        Vector128<float> rights = Vector128.Create(1, right, 2, 3);
        Vector128<float> addends = Vector128.Create(1, addend, 2, 3);

        Assert.Equal(expected, FusedMultiply.Emulate(left, right, addend));
        Assert.Equal(expected, FusedMultiply.MultiplyAdd(left, right, addend));
        Assert.Equal(Vector128.Create(2, expected, 6, 12), FusedMultiply.Emulate(lefts, rights, addends));
        Assert.Equal(Vector128.Create(2, expected, 6, 12), FusedMultiply.MultiplyAdd(lefts, rights, addends));
        if (Sse2.IsSupported)
        {
            Assert.Equal(Vector128.Create(2, expected, 6, 12), FusedMultiply.EmulateThroughMemory(lefts, rights, addends));
        }
    }

    private float Number(int exponents) =>
        Sign() * MathF.ScaleB(1 + (float)_noise.Uniform(), _noise.Below(exponents) - (exponents / 2));

    private int Sign() => _noise.Below(2) == 0 ? 1 : -1;
}
