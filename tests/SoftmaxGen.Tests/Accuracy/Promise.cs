using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>
/// The accuracy that the library promises. Bounds in ulp hold for both element types; relative and absolute ones are
/// stated for float, and double keeps as many units of its own precision.
/// </summary>
internal static class Promise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Exponential.</summary>
    public const double ExpUlps = 1.1;

    /// <summary>Probability, and gradient where the label is not.</summary>
    public const double ProbabilityUlps = 3;

    /// <summary>
    /// A probability that is subnormal. Just below the normal numbers the error is that of a normal probability, in units as
    /// large: the bound of double is the one measured there.
    /// </summary>
    public static readonly double SubnormalUlps = typeof(T) == typeof(float) ? 1 : 1.1;

    /// <summary>Loss, and log-probability.</summary>
    public const double LossUlps = 2.5;

    /// <summary>Mean of the losses of many rows.</summary>
    public const double MeanUlps = 1;

    /// <summary>Gradient at the label, relative.</summary>
    public static readonly double LabelGradient = Scaled(2.5e-7);

    /// <summary>Difference of the sum of a row's probabilities from 1.</summary>
    public static readonly double ProbabilitySum = Scaled(1.2e-7);

    /// <summary>Difference of the sum of a row's gradient from 0.</summary>
    public static readonly double GradientSum = Scaled(1.5e-7);

    private static double Scaled(double single) => typeof(T) == typeof(float) ? single : Math.ScaleB(single, 23 - 52);
}
