using System;
using System.Numerics;

namespace SoftmaxGen.Tests.References;

/// <summary>The true results of one row whose maximum is finite.</summary>
/// <remarks>
/// Exponentials are relative to the maximum and kept times 2^600: the smallest that counts, 2^-1125, and all sums of
/// them are then far from the subnormal numbers.
/// </remarks>
internal sealed class RowTruth<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Scale = 600;

    // exp of it is 2^-1125, less than half of the smallest double.
    private const double Nothing = -780;

    private readonly double[] _logits;
    private readonly DoubleDouble[] _exps;
    private readonly int _argMax;
    private readonly DoubleDouble _others;
    private readonly DoubleDouble _total;
    private DoubleDouble? _meanDistance;

    public RowTruth(ReadOnlySpan<T> logits)
    {
        _logits = new double[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            _logits[i] = double.CreateChecked(logits[i]);
            _argMax = _logits[i] > _logits[_argMax] ? i : _argMax;
        }

        _exps = Array.ConvertAll(_logits, x => ScaledExp(DoubleDouble.Sum(x, -_logits[_argMax])));
        _others = DoubleDouble.Zero;
        for (int i = 0; i < _exps.Length; i++)
        {
            _others += i == _argMax ? DoubleDouble.Zero : _exps[i];
        }

        _total = DoubleDouble.Scale(_others, -Scale) + DoubleDouble.One;
    }

    /// <summary>The log-sum-exp.</summary>
    public DoubleDouble LogSumExp => _logits[_argMax] + Tail().Unscaled;

    /// <summary>The index of the first maximum.</summary>
    public int ArgMax => _argMax;

    public Truth Probability(int index) => new(_exps[index] / _total, -Scale);

    /// <summary>The loss of a label, which is also the negative of its log-probability.</summary>
    public Truth Loss(int label)
    {
        if (_logits[label] == _logits[_argMax])
        {
            return Tail();
        }

        DoubleDouble distance = DoubleDouble.Sum(_logits[_argMax], -_logits[label]);
        return new(distance + Tail().Unscaled, 0);
    }

    /// <summary>The gradient of the loss at the label: minus the probability of all other classes.</summary>
    public Truth GradientAtLabel(int label) => label == _argMax
        ? new(-_others / _total, -Scale)
        : new((DoubleDouble.Scale(_exps[label], -Scale) - _total) / _total, 0);

    /// <summary>What all logits but the first maximum add to the log-sum-exp; a ratio that is tiny is its own log1p, to 200 bits.</summary>
    public Truth Tail() => _others.High < Math.ScaleB(1, Scale - 200)
        ? new(_others, -Scale)
        : new(DoubleDoubleMath.Log1P(DoubleDouble.Scale(_others, -Scale)), 0);

    /// <summary>The entropy: the tail, and the mean distance of the logits from the maximum.</summary>
    public Truth Entropy()
    {
        Truth tail = Tail();
        return tail with { Value = tail.Value + DoubleDouble.Scale(MeanDistance(), -Scale - tail.Exponent) };
    }

    /// <summary>The derivative of the entropy.</summary>
    public DoubleDouble EntropyGradient(int index) => _exps[index].High == 0
        ? DoubleDouble.Zero
        : Probability(index).Unscaled * (Distance(index) - DoubleDouble.Scale(MeanDistance(), -Scale));

    /// <summary>The second derivative of the loss along a logit, p (1 - p).</summary>
    public Truth SecondDerivative(int index)
    {
        DoubleDouble exp = DoubleDouble.Scale(_exps[index], -Scale);
        return index == _argMax
            ? new(_others / (_total * _total), -Scale)
            : new(_exps[index] * (_total - exp) / (_total * _total), -Scale);
    }

    /// <summary>sum_k p_k (max - z_k), times 2^600.</summary>
    private DoubleDouble MeanDistance() => _meanDistance ??= Moment() / _total;

    private DoubleDouble Moment()
    {
        DoubleDouble moment = DoubleDouble.Zero;
        for (int i = 0; i < _exps.Length; i++)
        {
            moment += _exps[i].High == 0 ? DoubleDouble.Zero : _exps[i] * Distance(i);
        }

        return moment;
    }

    private DoubleDouble Distance(int index) => DoubleDouble.Sum(_logits[_argMax], -_logits[index]);

    private static DoubleDouble ScaledExp(DoubleDouble x) =>
        x.High < Nothing ? DoubleDouble.Zero : DoubleDoubleMath.Exp(x, Scale);
}
