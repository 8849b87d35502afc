using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>The exponentials of a row with the maximum apart, and what follows from them, as the contract spells it.</summary>
internal sealed class OraclePeak<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly bool s_isSingle = typeof(T) == typeof(float);

    private readonly Wide<T> _peak;
    private readonly Wide<T> _others;

    /// <param name="peak">The exponential of the maximum.</param>
    /// <param name="below">The sum of the exponentials below it.</param>
    /// <param name="ties">How many elements equal the maximum.</param>
    public OraclePeak(Wide<T> peak, Wide<T> below, int ties)
    {
        _peak = peak;
        double further = ties - 1;
        if (s_isSingle)
        {
            _others = new(below.Value + (further * peak.Value), 0);
            return;
        }

        double high = double.FusedMultiplyAdd(further, peak.Value, below.Value);
        double low = double.FusedMultiplyAdd(further, peak.Rest, below.Rest);
        _others = new(high + low, (high - (high + low)) + low);
    }

    /// <summary>Gets the sum of all exponentials.</summary>
    public Wide<T> Total
    {
        get
        {
            if (s_isSingle)
            {
                return new(_others.Value + _peak.Value, 0);
            }

            Pair<double> sum = Pair<double>.TwoSum(_others.Value, _peak.Value);
            double rest = sum.Rest + (_others.Rest + _peak.Rest);
            double total = sum.Value + rest;
            return new(total, (sum.Value - total) + rest);
        }
    }

    /// <summary>Gets log(1 + others / peak).</summary>
    public T Tail => T.CreateChecked(s_isSingle ? TailOfSingles() : TailOfDoubles());

    /// <summary>The weighted probability of all elements but one that equals the maximum.</summary>
    public T Others(T weight)
    {
        if (s_isSingle)
        {
            return T.CreateChecked(_others.Value * (double.CreateChecked(weight) / Total.Value));
        }

        Pair<T> scale = Total.Scale(weight);
        Pair<T> others = _others.Round();
        return T.FusedMultiplyAdd(others.Value, scale.Value, T.FusedMultiplyAdd(others.Value, scale.Rest, others.Rest * scale.Value));
    }

    private double TailOfSingles()
    {
        double total = _others.Value + _peak.Value;
        int k = Math.ILogB(total) - Math.ILogB(_peak.Value) + (int)Math.Floor(Significand(total) - Significand(_peak.Value) + 0.5);
        double scaledPeak = Math.ScaleB(_peak.Value, k);
        double s = (_others.Value + (_peak.Value - scaledPeak)) / (total + scaledPeak);
        double z = s * s;
        double r = (((Contract<float>.Log1PCoefficients[2] * z) + Contract<float>.Log1PCoefficients[1]) * z) + Contract<float>.Log1PCoefficients[0];
        return (k * Contract<double>.Ln2High) + ((s * z * r) + (s + s));
    }

    private static double Significand(double value) => Math.ScaleB(value, -Math.ILogB(value));

    private double TailOfDoubles()
    {
        double inverse = 1 / _peak.Value;
        double quotient = _others.Value * inverse;
        double delta = double.FusedMultiplyAdd(
            -_peak.Rest, quotient, double.FusedMultiplyAdd(-_peak.Value, quotient, _others.Value) + _others.Rest);
        double correction = delta * inverse;
        double ratio = quotient + correction;
        double rest = (quotient - ratio) + correction;

        int k = Contract<T>.ExponentAroundOne(1 + ratio);
        double q = Math.ScaleB(1, -k);
        double f = double.FusedMultiplyAdd(ratio, q, q - 1);
        double s = f / (2 + f);
        double z = s * s;
        double r = Contract<double>.Horner(Contract<double>.Log1PCoefficients, z);
        double g = 0.5 * f;
        double w = double.FusedMultiplyAdd(s, double.FusedMultiplyAdd(z, r, g * f), k * Contract<double>.Ln2Low);
        w = double.FusedMultiplyAdd(-g, f, w);
        w = double.FusedMultiplyAdd(rest, q, w);
        return double.FusedMultiplyAdd(k, Contract<double>.Ln2High, f + w);
    }
}
