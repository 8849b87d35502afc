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

    /// <summary>The scale w / (sum + rest) of a row.</summary>
    public static Pair<T> Scale(T w, Pair<T> sum)
    {
        T inverse = T.One / sum.Value;
        T scale = w * inverse;
        T delta = T.FusedMultiplyAdd(-sum.Rest, scale, T.FusedMultiplyAdd(-sum.Value, scale, w));
        return new(scale, delta * inverse);
    }
}
