using System;
using System.Collections.Generic;
using System.Numerics;

namespace SoftmaxGen.Tests.Inputs;

/// <summary>Makes single numbers.</summary>
internal static class Numbers
{
    /// <summary>
    /// Draws numbers of either sign: half of them uniformly, half with a uniform exponent down to the smallest, since
    /// uniform numbers are hardly ever small.
    /// </summary>
    public static IEnumerable<T> OfAllMagnitudes<T>(int count, double largest, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double smallestExponent = Math.Log2(double.CreateChecked(T.Epsilon));
        for (int i = 0; i < count; i += 2)
        {
            yield return T.CreateChecked(largest * ((2 * noise.Uniform()) - 1));

            double small = Math.Pow(2, smallestExponent * noise.Uniform());
            yield return T.CreateChecked(noise.Below(2) == 0 ? small : -small);
        }
    }
}
