using System;

namespace SoftmaxGen.Tests.References;

/// <summary>An unevaluated sum of two doubles, about 106 bits: the arithmetic of the references.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static readonly DoubleDouble Zero = new(0, 0);
    public static readonly DoubleDouble One = new(1, 0);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble high = Sum(left.High, right.High);
        DoubleDouble low = Sum(left.Low, right.Low);
        DoubleDouble sum = OrderedSum(high.High, high.Low + low.High);
        return OrderedSum(sum.High, sum.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        double product = left.High * right.High;
        double error = Math.FusedMultiplyAdd(left.High, right.High, -product);
        return OrderedSum(product, error + ((left.High * right.Low) + (left.Low * right.High)));
    }

    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double first = left.High / right.High;
        DoubleDouble rest = left - (right * first);
        double second = rest.High / right.High;
        rest -= right * second;
        return OrderedSum(first, second) + (rest.High / right.High);
    }

    /// <summary>Computes left + right, exactly.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right;
        double added = sum - left;
        return new(sum, (left - (sum - added)) + (right - added));
    }

    /// <summary>Computes <paramref name="value"/> 2^<paramref name="exponent"/>, exactly unless it overflows or underflows.</summary>
    public static DoubleDouble Scale(DoubleDouble value, int exponent) =>
        new(Math.ScaleB(value.High, exponent), Math.ScaleB(value.Low, exponent));

    private static DoubleDouble OrderedSum(double larger, double smaller)
    {
        double sum = larger + smaller;
        return new(sum, smaller - (sum - larger));
    }
}
