using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>A number in two parts: the rounded value, and what the rounding lost.</summary>
internal readonly record struct Pair<T>(T Value, T Rest)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The exact sum of two numbers (Knuth).</summary>
    public static Pair<T> TwoSum(T a, T b)
    {
        T s = a + b;
        T z = s - a;
        return new(s, (a - (s - z)) + (b - z));
    }

    /// <summary>The exact product of two numbers.</summary>
    public static Pair<T> TwoProduct(T a, T b) => new(a * b, T.FusedMultiplyAdd(a, b, -(a * b)));
}
