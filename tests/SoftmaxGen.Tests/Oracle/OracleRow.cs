using System;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>All results of one row of logits, as the contract spells them.</summary>
internal sealed class OracleRow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _logits;
    private readonly T[] _exps;
    private readonly int _firstMax;
    private readonly bool _undefined;
    private readonly T _max;
    private readonly Pair<T> _others;
    private readonly Pair<T> _total;
    private readonly T _tail;
    private readonly T _inverseTemperature;
    private readonly T _expOfMax;

    /// <param name="logits">The row.</param>
    /// <param name="inverseTemperature">The factor of the logits; 1 unless said.</param>
    public OracleRow(ReadOnlySpan<T> logits, T? inverseTemperature = null)
    {
        _inverseTemperature = inverseTemperature ?? T.One;
        _logits = logits.ToArray();
        _exps = new T[logits.Length];
        _firstMax = FirstMax(logits);
        _undefined = _firstMax < 0 || !T.IsFinite(logits[_firstMax]);
        if (_undefined)
        {
            return;
        }

        _max = logits[_firstMax];
        OracleExp<T> exp = new(_max, _inverseTemperature);
        T[] below = new T[logits.Length];
        int ties = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            _exps[i] = exp.Of(logits[i]);
            below[i] = logits[i] == _max ? T.Zero : _exps[i];
            ties += logits[i] == _max ? 1 : 0;
        }

        Pair<T> peak = exp.Peak(_max);
        _others = Others(OracleSum.Of<T>(below), peak, T.CreateChecked(ties - 1));
        _total = Total(_others, peak);
        _expOfMax = exp.Of(_max);
        _tail = OracleLog1P.Of(Ratio(_others, peak));
    }

    /// <summary>Gets or sets what is allowed; the logits of the rest are -infinity.</summary>
    public bool[]? Mask { get; set; }

    /// <summary>Gets the index of the first maximum; -1 when the row contains a NaN, or nothing is allowed.</summary>
    public int ArgMax => Mask is null || _firstMax < 0 || Mask[_firstMax] ? _firstMax : Array.IndexOf(Mask, true);

    public T LogSumExp => Defined((_max * _inverseTemperature) + _tail);

    private bool IsBarred => Mask is not null && !Mask.Contains(true);

    /// <summary>Puts -infinity in the place of what is not allowed.</summary>
    public static T[] Masked(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask)
    {
        T[] masked = logits.ToArray();
        for (int i = 0; i < masked.Length; i++)
        {
            masked[i] = mask[i] ? masked[i] : T.NegativeInfinity;
        }

        return masked;
    }

    public void Softmax(Span<T> probabilities)
    {
        Pair<T> scale = Pair<T>.Scale(T.One, OracleSum.Of<T>(_exps));
        for (int i = 0; i < _exps.Length; i++)
        {
            probabilities[i] = Defined(Scaled(_exps[i], scale), T.Zero);
        }
    }

    /// <summary>The first class at which the cumulated probabilities exceed the uniform number's share of all.</summary>
    public int Sample(T uniform)
    {
        if (_undefined)
        {
            return -1;
        }

        T[] probabilities = new T[_exps.Length];
        Softmax(probabilities);
        double share = double.CreateChecked(uniform) * OracleSum.OfBlocks<T>(probabilities);
        for (int start = 0; ; start += OracleSum.Lanes)
        {
            int end = Math.Min(start + OracleSum.Lanes, probabilities.Length);
            if (OracleSum.OfBlocks<T>(probabilities.AsSpan(0, end)) <= share)
            {
                continue;
            }

            double sum = OracleSum.OfBlocks<T>(probabilities.AsSpan(0, start));
            for (int i = start; i < end; i++)
            {
                sum += double.CreateChecked(probabilities[i]);
                if (sum > share)
                {
                    return i;
                }
            }

            return Array.FindLastIndex(probabilities, end - 1, static probability => probability > T.Zero);
        }
    }

    public void LogSoftmax(Span<T> logProbabilities)
    {
        for (int i = 0; i < _logits.Length; i++)
        {
            logProbabilities[i] = Defined(((_logits[i] - _max) * _inverseTemperature) - _tail, T.NegativeInfinity);
        }
    }

    public T LogProbability(int index) => index < 0 ? T.NaN : ((_logits[index] - _max) * _inverseTemperature) - _tail;

    public T CrossEntropy(int label) => Defined(((_max - _logits[label]) * _inverseTemperature) + _tail, T.PositiveInfinity);

    public void CrossEntropyGradient(int label, T weight, Span<T> gradient)
    {
        weight *= _inverseTemperature;
        Pair<T> scale = Pair<T>.Scale(weight, _total);
        for (int i = 0; i < _exps.Length; i++)
        {
            gradient[i] = Defined(Scaled(_exps[i], scale), T.Zero);
        }

        if (Mask is not null && !Mask[label])
        {
            gradient[label] = Defined(T.Zero, T.Zero);
            return;
        }

        gradient[label] = Defined(_logits[label] == _max
            ? T.Zero - Scaled(_others, scale)
            : T.FusedMultiplyAdd(_exps[label], scale.Value, T.FusedMultiplyAdd(_exps[label], scale.Rest, -weight)));
    }

    /// <summary>The loss against targets, <c>sum_c q_c (lse - z_c) + l lse^2</c>.</summary>
    public T TargetLoss(OracleTarget<T> target, T zLoss)
    {
        T cost = OracleSum.Of<T>([.. target.Shares.Select((share, i) => Cost(share, i))]).Value;
        cost = T.IsNaN(cost) ? T.PositiveInfinity : cost;
        cost += target.Label < 0 ? T.Zero : Cost(target.Keep, target.Label);
        T half = zLoss == T.Zero ? T.Zero : zLoss * LogSumExp;
        return Defined(T.FusedMultiplyAdd(half, zLoss == T.Zero ? T.Zero : LogSumExp, T.FusedMultiplyAdd(target.Mass.Value, _tail, cost)));
    }

    /// <summary>The weighted gradient of the loss against targets, <c>(Q + 2 l lse) a_c - q_c</c>.</summary>
    public void TargetGradient(OracleTarget<T> target, T zLoss, T weight, Span<T> gradient)
    {
        weight *= _inverseTemperature;
        T half = zLoss == T.Zero ? T.Zero : zLoss * LogSumExp;
        T penalty = T.FusedMultiplyAdd(half + half, weight, T.Zero);
        Pair<T> scale = Pair<T>.Scale(T.FusedMultiplyAdd(target.Mass.Value, weight, penalty), _total);
        for (int i = 0; i < _exps.Length; i++)
        {
            T q = target.Of(i);
            T left = (target.Mass.Value - q) + target.Mass.Rest;
            gradient[i] = Defined(_logits[i] == _max && q + q >= target.Mass.Value
                ? T.FusedMultiplyAdd(left, weight, penalty) - Scaled(_others, scale)
                : T.FusedMultiplyAdd(_exps[i], scale.Value, T.FusedMultiplyAdd(_exps[i], scale.Rest, T.Zero - (q * weight))));
        }
    }

    private T Cost(T share, int index) => share == T.Zero ? T.Zero : share * ((_max - _logits[index]) * _inverseTemperature);

    public T Entropy => Defined(_tail + MeanDistance(Pair<T>.Scale(T.One, _total)), T.Zero);

    public void EntropyGradient(Span<T> gradient)
    {
        Pair<T> scale = Pair<T>.Scale(T.One, _total);
        T mean = MeanDistance(scale);
        for (int i = 0; i < _logits.Length; i++)
        {
            T distance = T.Abs(_max - _logits[i]) * _inverseTemperature;
            gradient[i] = Defined(
                distance <= Contract<T>.Reach ? Scaled(_exps[i], scale) * (distance - mean) * _inverseTemperature : T.Zero, T.Zero);
        }
    }

    public void HessianDiagonal(T weight, Span<T> destination)
    {
        Pair<T> scale = Pair<T>.Scale(T.One, _total);
        for (int i = 0; i < _exps.Length; i++)
        {
            T probability = Scaled(_exps[i], scale);
            T complement = _exps[i] == _expOfMax ? Scaled(_others, scale) : T.One - probability;
            destination[i] = Defined(probability * complement * (weight * _inverseTemperature * _inverseTemperature));
        }
    }

    /// <summary>The indices of the k largest logits, in descending order; -1 when the row contains a NaN.</summary>
    public int[] TopK(int k) => ArgMax < 0
        ? [.. Enumerable.Repeat(-1, k)]
        : [.. Enumerable.Range(0, _logits.Length).OrderByDescending(index => _logits[index]).Take(k)];

    /// <summary>The gradient through a softmax whose probabilities are the numbers of the row.</summary>
    public void SoftmaxGradient(ReadOnlySpan<T> upstream, Span<T> gradient)
    {
        Pair<T> dot = OracleSum.OfProducts<T>(_logits, upstream);
        for (int i = 0; i < _logits.Length; i++)
        {
            T result = _logits[i] * ((upstream[i] - dot.Value) - dot.Rest) * _inverseTemperature;
            gradient[i] = !T.IsFinite(dot.Value) || T.IsNaN(result) ? T.NaN : result;
        }
    }

    private T MeanDistance(Pair<T> scale)
    {
        T[] distances = Array.ConvertAll(_logits, logit => (_max - logit) * _inverseTemperature);
        distances = Array.ConvertAll(distances, static distance => distance <= Contract<T>.Reach ? distance : T.Zero);
        return Scaled(OracleSum.OfProducts<T>(_exps, distances), scale);
    }

    private static T Scaled(T exp, Pair<T> scale) => T.FusedMultiplyAdd(exp, scale.Value, exp * scale.Rest);

    private static T Scaled(Pair<T> sum, Pair<T> scale) =>
        T.FusedMultiplyAdd(sum.Value, scale.Value, T.FusedMultiplyAdd(sum.Value, scale.Rest, sum.Rest * scale.Value));

    /// <summary>The sum of all exponentials but one of those that equal the peak.</summary>
    private static Pair<T> Others(Pair<T> below, Pair<T> peak, T k)
    {
        T high = T.FusedMultiplyAdd(k, peak.Value, below.Value);
        T low = T.FusedMultiplyAdd(k, peak.Rest, below.Rest);
        T others = high + low;
        return new(others, (high - others) + low);
    }

    private static Pair<T> Total(Pair<T> others, Pair<T> peak)
    {
        Pair<T> sum = Pair<T>.TwoSum(others.Value, peak.Value);
        T rest = sum.Rest + (others.Rest + peak.Rest);
        T total = sum.Value + rest;
        return new(total, (sum.Value - total) + rest);
    }

    private static Pair<T> Ratio(Pair<T> others, Pair<T> peak)
    {
        T inverse = T.One / peak.Value;
        T quotient = others.Value * inverse;
        T delta = T.FusedMultiplyAdd(
            -peak.Rest, quotient, T.FusedMultiplyAdd(-peak.Value, quotient, others.Value) + others.Rest);
        T correction = delta * inverse;
        T ratio = quotient + correction;
        return new(ratio, (quotient - ratio) + correction);
    }

    private static int FirstMax(ReadOnlySpan<T> logits)
    {
        int first = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            if (T.IsNaN(logits[i]))
            {
                return -1;
            }

            first = logits[i] > logits[first] ? i : first;
        }

        return first;
    }

    /// <summary>The result; NaN where there is none, and <paramref name="ofNothing"/> where nothing is allowed.</summary>
    private T Defined(T result, T ofNothing) => IsBarred ? ofNothing : Defined(result);

    private T Defined(T result) => _undefined || T.IsNaN(result) ? T.NaN : result;
}
