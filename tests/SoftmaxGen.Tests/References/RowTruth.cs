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

    // log1p(ratio) is the ratio itself, to 200 bits, when that is tiny.
    private Truth Tail() => _others.High < Math.ScaleB(1, Scale - 200)
        ? new(_others, -Scale)
        : new(DoubleDoubleMath.Log1P(DoubleDouble.Scale(_others, -Scale)), 0);

    private static DoubleDouble ScaledExp(DoubleDouble x) =>
        x.High < Nothing ? DoubleDouble.Zero : DoubleDoubleMath.Exp(x, Scale);
}
