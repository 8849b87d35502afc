using System;

namespace SoftmaxGen.Tests.References;

/// <summary>Exponential and logarithm in <see cref="DoubleDouble"/>, right to about 2^-96 of the result.</summary>
internal static class DoubleDoubleMath
{
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    // 1 / n! for n from 1; (ln 2 / 2)^26 / 26! is below 2^-127.
    private static readonly DoubleDouble[] InverseFactorials = MakeInverseFactorials(26);

    /// <summary>Computes exp(x) 2^<paramref name="scale"/>.</summary>
    public static DoubleDouble Exp(DoubleDouble x, int scale = 0)
    {
        double n = Math.Round(x.High / Ln2.High);
        DoubleDouble reduced = x - (Ln2 * n);
        return DoubleDouble.Scale(DoubleDouble.One + ExpM1Reduced(reduced), (int)n + scale);
    }

    /// <summary>Computes log(1 + x) for x at least 0, without loss where x is tiny.</summary>
    public static DoubleDouble Log1P(DoubleDouble x)
    {
        DoubleDouble log = Log1PEstimate(x.High);

        // One step of Newton's method for expm1(log) = x squares the relative error, from 2^-52.
        DoubleDouble expM1 = ExpM1(log);
        return log + ((x - expM1) / (DoubleDouble.One + expM1));
    }

    /// <summary>Computes log(1 + x) for x at least 0 to a few ulp of double.</summary>
    public static double Log1PEstimate(double x)
    {
        // The error of rounding 1 + x cancels between the logarithm and the divisor (Kahan).
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * (x / (rounded - 1));
    }

    private static DoubleDouble ExpM1(DoubleDouble x) =>
        Math.Abs(x.High) < Ln2.High / 2 ? ExpM1Reduced(x) : Exp(x) - DoubleDouble.One;

    private static DoubleDouble ExpM1Reduced(DoubleDouble x)
    {
        DoubleDouble sum = InverseFactorials[^1];
        for (int i = InverseFactorials.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + InverseFactorials[i];
        }

        return sum * x;
    }

    private static DoubleDouble[] MakeInverseFactorials(int count)
    {
        DoubleDouble[] inverses = new DoubleDouble[count];
        DoubleDouble inverse = DoubleDouble.One;
        for (int i = 0; i < count; i++)
        {
            inverse /= i + 1.0;
            inverses[i] = inverse;
        }

        return inverses;
    }
}
