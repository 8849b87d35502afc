using System;
using System.Numerics;

namespace SoftmaxGen.Tests.References;

/// <summary>
/// A true value, <c>Value 2^Exponent</c>: with an exponent of its own, so that nothing of it is lost where a double
/// is subnormal.
/// </summary>
internal readonly record struct Truth(DoubleDouble Value, int Exponent)
{
    /// <summary>Gets the value as one number; what is below the normal doubles loses places.</summary>
    public DoubleDouble Unscaled => DoubleDouble.Scale(Value, Exponent);

    /// <summary>
    /// Computes the error of a result in units of the last place: the spacing of T in the binade of the true value,
    /// or of the subnormal numbers where that is wider. Past the range of T only infinity is right.
    /// </summary>
    public double Ulps<T>(T actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T nearest = T.CreateChecked(Math.ScaleB(Value.High, Exponent));
        if (T.IsInfinity(nearest))
        {
            return actual == nearest ? 0 : double.PositiveInfinity;
        }

        double difference = (double)(DoubleDouble.Scale(double.CreateChecked(actual), -Exponent) - Value);
        return Math.ScaleB(Math.Abs(difference), Exponent - LastPlace<T>());
    }

    /// <summary>Gets the unit in the last place of a value that is no smaller than the smallest double.</summary>
    public double Ulp<T>() => Math.ScaleB(1, LastPlace<T>());

    /// <summary>Computes the error of a result relative to the true value.</summary>
    public double RelativeError<T>(T actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Math.Abs((double)(DoubleDouble.Scale(double.CreateChecked(actual), -Exponent) - Value) / Value.High);

    /// <summary>Whether the true value is below the normal numbers of T.</summary>
    public bool IsSubnormal<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Value.High == 0 || Math.ILogB(Value.High) + Exponent < LeastExponent<T>();

    /// <summary>Whether the true value rounds to a number of T that is not 0.</summary>
    public bool IsRepresentable<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Value.High != 0 && Math.ILogB(Value.High) + Exponent >= SubnormalExponent<T>();

    private static int MantissaBits<T>() => typeof(T) == typeof(float) ? 23 : 52;

    private static int LeastExponent<T>() => typeof(T) == typeof(float) ? -126 : -1022;

    private static int SubnormalExponent<T>() => LeastExponent<T>() - MantissaBits<T>();

    private int LastPlace<T>() => Value.High == 0
        ? SubnormalExponent<T>()
        : Math.Max(Math.ILogB(Value.High) + Exponent, LeastExponent<T>()) - MantissaBits<T>();
}
