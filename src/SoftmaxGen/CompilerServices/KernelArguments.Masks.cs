using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace SoftmaxGen.CompilerServices;

/// <content>Masks and uniform numbers.</content>
public static partial class KernelArguments
{
    /// <summary>Checks a mask.</summary>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="length">The number of logits.</param>
    /// <exception cref="ArgumentException">The length does not fit; the message names both numbers.</exception>
    public static void Mask(ReadOnlySpan<bool> mask, int length) => Mask(mask, (long)length);

    /// <summary>Checks the uniform number of a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="uniform">A number from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not; the message names it.</exception>
    public static void Uniform<T>(T uniform)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (!IsShare(uniform))
        {
            ThrowUniform(nameof(uniform), uniform, "The uniform number");
        }
    }

    /// <summary>Checks the uniform numbers of a batch.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="uniforms">A number for each row, from 0 to below 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="ArgumentException">There are more or fewer than rows; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is out of range; the message names it and its row.</exception>
    public static void Uniforms<T>(ReadOnlySpan<T> uniforms, int rows)
        where T : IBinaryFloatingPointIeee754<T>
    {
        OnePerRow(uniforms.Length, rows, nameof(uniforms));
        for (int row = 0; row < uniforms.Length; row++)
        {
            if (!IsShare(uniforms[row]))
            {
                ThrowUniform(nameof(uniforms), uniforms[row], $"The uniform number of row {row}");
            }
        }
    }

    /// <summary>Checks a mask; there may be more logits than a span could hold, where they never exist at once.</summary>
    internal static void Mask(ReadOnlySpan<bool> mask, long length)
    {
        if (mask.Length != length)
        {
            throw new ArgumentException(
                $"The length of the mask, {mask.Length}, is not that of the logits, {length}.", nameof(mask));
        }
    }

    private static bool IsShare<T>(T uniform)
        where T : IBinaryFloatingPointIeee754<T> => uniform >= T.Zero && uniform < T.One;

    [DoesNotReturn]
    private static void ThrowUniform<T>(string name, T uniform, string what)
        where T : IBinaryFloatingPointIeee754<T> => throw new ArgumentOutOfRangeException(
        name, uniform, string.Create(CultureInfo.InvariantCulture, $"{what}, {uniform}, is not from 0 to below 1."));
}
