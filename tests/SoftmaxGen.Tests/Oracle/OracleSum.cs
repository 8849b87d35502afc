using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>The one order of summation: 16 lanes, each in the order of the elements, folded by halves; in twice the precision.</summary>
internal static class OracleSum
{
    public const int Lanes = 16;

    public static Wide<T> Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? OfSingles(values, []) : OfDoubles(values, []);

    /// <summary>The sum of the products of two rows, each product with what its rounding takes off.</summary>
    public static Wide<T> OfProducts<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? OfSingles(left, right) : OfDoubles(left, right);

    /// <summary>Adds the upper half of the lanes to the lower one until one is left.</summary>
    public static double Fold(Span<double> lanes)
    {
        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        return lanes[0];
    }

    /// <summary>The sum in double of blocks of 16, each folded, in their order.</summary>
    public static double OfBlocks<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        Span<double> lanes = stackalloc double[Lanes];
        for (int start = 0; start < values.Length; start += Lanes)
        {
            lanes.Clear();
            for (int i = start; i < Math.Min(start + Lanes, values.Length); i++)
            {
                lanes[i - start] = double.CreateChecked(values[i]);
            }

            sum += Fold(lanes);
        }

        return sum;
    }

    // Factors are empty where the values themselves are summed.
    private static Wide<T> OfSingles<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (int i = 0; i < values.Length; i++)
        {
            lanes[i % Lanes] += double.CreateChecked(values[i]) * (factors.IsEmpty ? 1 : double.CreateChecked(factors[i]));
        }

        return new(Fold(lanes), 0);
    }

    private static Wide<T> OfDoubles<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Pair<T>> lanes = stackalloc Pair<T>[Lanes];
        for (int i = 0; i < values.Length; i++)
        {
            lanes[i % Lanes] = Add(lanes[i % Lanes], factors.IsEmpty ? new(values[i], T.Zero) : Pair<T>.TwoProduct(values[i], factors[i]));
        }

        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                lanes[lane] = Add(lanes[lane], lanes[lane + half]);
            }
        }

        T sum = lanes[0].Value + lanes[0].Rest;
        return new(double.CreateChecked(sum), double.CreateChecked((lanes[0].Value - sum) + lanes[0].Rest));
    }

    private static Pair<T> Add<T>(Pair<T> a, Pair<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Pair<T> sum = Pair<T>.TwoSum(a.Value, b.Value);
        return new(sum.Value, (a.Rest + b.Rest) + sum.Rest);
    }
}
