using System;
using System.Numerics;
using System.Runtime.InteropServices;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>Equality to the last bit, of zeros and NaN too.</summary>
internal static class BitsAssert
{
    public static void Equal<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string where)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
        {
            return;
        }

        Assert.True(expected.Length == actual.Length, $"{where}: {actual.Length} results, not {expected.Length}.");
        int different = 0;
        while (Hex(expected[different]) == Hex(actual[different]))
        {
            different++;
        }

        Assert.Fail(
            $"{where}: element {different} of {expected.Length} is {actual[different]:R} ({Hex(actual[different])}), " +
            $"not {expected[different]:R} ({Hex(expected[different])}).");
    }

    private static string Hex<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Convert.ToHexString(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
}
