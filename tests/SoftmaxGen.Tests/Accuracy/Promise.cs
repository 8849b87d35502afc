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
    /// A probability that is subnormal. Just below the normal numbers the exponential's own error, almost one unit, and the
    /// last rounding add up; the goal of one unit is missed there.
    /// </summary>
    public const double SubnormalUlps = 1.5;

    /// <summary>Loss, and log-probability.</summary>
    public const double LossUlps = 2.5;

    /// <summary>Entropy.</summary>
    public const double EntropyUlps = 5;

    /// <summary>Second derivative of the loss.</summary>
    public const double HessianUlps = 5;

    /// <summary>Log-sum-exp of a state, in units of the larger of its two terms.</summary>
    public const double StateUlps = 2;

    /// <summary>Gradient through a softmax, of its size and 2^-20 of that of the dot product's terms.</summary>
    public const double SoftmaxGradientUlps = 3;

    /// <summary>Mean of the losses of many rows.</summary>
    public const double MeanUlps = 1;

    /// <summary>Gradient at the label, relative.</summary>
    public static readonly double LabelGradient = Scaled(2.5e-7);

    /// <summary>Difference of the sum of a row's probabilities from 1.</summary>
    public static readonly double ProbabilitySum = Scaled(1.2e-7);

    /// <summary>Difference of the sum of a row's gradient from 0.</summary>
    public static readonly double GradientSum = Scaled(1.5e-7);

    /// <summary>Gradient of the entropy, over the larger of 1 and the entropy.</summary>
    public static readonly double EntropyGradient = Scaled(4e-7);

    private static double Scaled(double single) => typeof(T) == typeof(float) ? single : Math.ScaleB(single, 23 - 52);
}
