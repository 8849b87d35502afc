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
    private readonly OraclePeak<T> _peak = null!; // of no row that has a NaN or no finite maximum
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

        _peak = new(exp.Peak(_max), OracleSum.Of<T>(below), ties);
        _expOfMax = exp.Of(_max);
        _tail = _peak.Tail;
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
        Pair<T> scale = OracleSum.Of<T>(_exps).Scale(T.One);
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
        Pair<T> scale = ScaleOf(weight);
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
            ? T.Zero - OthersOf(weight)
            : T.FusedMultiplyAdd(_exps[label], scale.Value, T.FusedMultiplyAdd(_exps[label], scale.Rest, -weight)));
    }

    /// <summary>The loss against targets, <c>sum_c q_c (lse - z_c) + l lse^2</c>.</summary>
    public T TargetLoss(OracleTarget<T> target, T zLoss)
    {
        T cost = OracleSum.Of<T>([.. target.Shares.Select((share, i) => Cost(share, i))]).Round().Value;
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
        T total = T.FusedMultiplyAdd(target.Mass.Value, weight, penalty);
        Pair<T> scale = ScaleOf(total);
        for (int i = 0; i < _exps.Length; i++)
        {
            T q = target.Of(i);
            T left = (target.Mass.Value - q) + target.Mass.Rest;
            gradient[i] = Defined(_logits[i] == _max && q + q >= target.Mass.Value
                ? T.FusedMultiplyAdd(left, weight, penalty) - OthersOf(total)
                : T.FusedMultiplyAdd(_exps[i], scale.Value, T.FusedMultiplyAdd(_exps[i], scale.Rest, T.Zero - (q * weight))));
        }
    }

    private T Cost(T share, int index) => share == T.Zero ? T.Zero : share * ((_max - _logits[index]) * _inverseTemperature);

    public T Entropy => Defined(_tail + MeanDistance(ScaleOf(T.One)), T.Zero);

    public void EntropyGradient(Span<T> gradient)
    {
        Pair<T> scale = ScaleOf(T.One);
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
        Pair<T> scale = ScaleOf(T.One);
        for (int i = 0; i < _exps.Length; i++)
        {
            T probability = Scaled(_exps[i], scale);
            T complement = _exps[i] == _expOfMax ? OthersOf(T.One) : T.One - probability;
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
        Pair<T> dot = OracleSum.OfProducts<T>(_logits, upstream).Round();
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
        return Scaled(OracleSum.OfProducts<T>(_exps, distances).Round(), scale);
    }

    /// <summary>The factor of a row, weight / sum; NaN of a row that has none.</summary>
    private Pair<T> ScaleOf(T weight) => _undefined ? new(T.NaN, T.NaN) : _peak.Total.Scale(weight);

    /// <summary>The weighted probability of all elements but one that equals the maximum.</summary>
    private T OthersOf(T weight) => _undefined ? T.NaN : _peak.Others(weight);

    private static T Scaled(T exp, Pair<T> scale) => T.FusedMultiplyAdd(exp, scale.Value, exp * scale.Rest);

    private static T Scaled(Pair<T> sum, Pair<T> scale) =>
        T.FusedMultiplyAdd(sum.Value, scale.Value, T.FusedMultiplyAdd(sum.Value, scale.Rest, sum.Rest * scale.Value));

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
