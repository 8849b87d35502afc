using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>The constants of the numeric contract, and its one step on bits.</summary>
internal static class Contract<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static readonly int Bias = Of(64, 512);
    public static readonly T Centre = Of(208f, 1492d);
    public static readonly T Magic = Of(1.5f * (1 << 23), 1.5d * (1L << 52));
    public static readonly T ExponentBias = Of(127f, 1023d);
    public static readonly T Floor = Of(189f, 1533d);

    public static readonly T Reach = Of(128f, 1024d);

    public static readonly T Log2E = Of(1.44269504f, 1.4426950408889634d);
    public static readonly T Ln2High = Of(0.693147182f, 0.6931471805599453d);
    public static readonly T Ln2Low = Of(-1.90465430e-9f, 2.3190468138462996e-17d);

    /// <summary>Of q in exp(r) = 1 + r + r^2 q(r), from the constant on.</summary>
    public static readonly T[] ExpCoefficients = Table(
        [0.4999999f, 0.16666475f, 0.04166893f, 0.008373153f, 0.0013795177f],
        [
            0.5000000000000011, 0.16666666666666424, 0.04166666666652703, 0.008333333333487042,
            0.0013888888944319463, 0.00019841269522508965, 2.4801492475252627e-05, 2.755757223451799e-06,
            2.763044758802354e-07, 2.5004514005518918e-08,
        ]);

    /// <summary>Of R(z) in log(1 + f) = 2 s + s z R(z), z = s^2, from the constant on: doubles, for floats too.</summary>
    public static readonly double[] Log1PCoefficients = typeof(T) == typeof(float)
        ? [0.6666695, 0.39957696, 0.3036315]
        :
        [
            0.666666666666666, 0.4000000000005655, 0.2857142855587397, 0.2222222429026271,
            0.18181666288153547, 0.15391097559223646, 0.1317385233228809, 0.13841270070335954,
        ];

    /// <summary>k of x = 2^k m with m from 3/4 to 3/2.</summary>
    public static int ExponentAroundOne(double x) => (int)((BitConverter.DoubleToInt64Bits(x) - 0x3FE8000000000000) >> 52);

    public static T Horner(T[] coefficients, T x)
    {
        T sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = T.FusedMultiplyAdd(sum, x, coefficients[i]);
        }

        return sum;
    }

    private static int Of(int single, int real) => typeof(T) == typeof(float) ? single : real;

    private static T Of(float single, double real) =>
        typeof(T) == typeof(float) ? T.CreateChecked(single) : T.CreateChecked(real);

    private static T[] Table(float[] single, double[] real) => (T[])(typeof(T) == typeof(float) ? single : (Array)real);
}
