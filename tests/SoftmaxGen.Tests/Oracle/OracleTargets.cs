using System;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>The targets q of a row: of each class, and their sum.</summary>
/// <param name="Label">The label of the row; -1 when its targets are soft.</param>
/// <param name="Shares">What each class has, but for what a label has more.</param>
/// <param name="Keep">What the label has more.</param>
/// <param name="Mass">The sum of all targets.</param>
internal sealed record OracleTarget<T>(int Label, T[] Shares, T Keep, Pair<T> Mass)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T Of(int index) => index == Label ? Keep + Shares[index] : Shares[index];
}

/// <summary>The options of a loss, as the contract spells them: q = k y + u, with k = (1 - e) w and u = (e / C) w.</summary>
internal sealed class OracleTargets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CrossEntropyOptions _options;
    private readonly T[] _weights;
    private readonly T[] _keep;
    private readonly T[] _uniform;

    public OracleTargets(CrossEntropyOptions options, int classCount)
    {
        T keep = T.CreateChecked(1 - options.LabelSmoothing);
        T uniform = T.CreateChecked(options.LabelSmoothing / classCount);
        _options = options;
        _weights = options.ClassWeights.IsEmpty
            ? [.. Enumerable.Repeat(T.One, classCount)]
            : [.. options.ClassWeights.Select(T.CreateChecked)];
        _keep = Array.ConvertAll(_weights, weight => keep * weight);
        _uniform = Array.ConvertAll(_weights, weight => uniform * weight);
    }

    public T ZLoss => T.CreateChecked(_options.ZLoss);

    public bool Ignores(int label) => label == _options.IgnoreIndex;

    public OracleTarget<T> OfLabel(int label)
    {
        T mass = T.CreateChecked(_options.ClassWeights.IsEmpty
            ? _uniform.Length * double.CreateChecked(_uniform[0])
            : _uniform.Sum(double.CreateChecked));
        return new(label, _uniform, _keep[label], new(_keep[label] + mass, T.Zero));
    }

    /// <summary>The targets of a label where some classes are not allowed: these have no part of what is spread over all classes.</summary>
    public OracleTarget<T> OfLabel(int label, ReadOnlySpan<bool> mask)
    {
        T[] shares = [.. _uniform];
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = mask[i] ? shares[i] : T.Zero;
        }

        T mass = _options.LabelSmoothing == 0 ? T.Zero : OracleSum.Of<T>(shares).Round().Value;
        return new(label, shares, _keep[label], new(_keep[label] + mass, T.Zero));
    }

    public OracleTarget<T> Of(ReadOnlySpan<T> softTargets)
    {
        T[] shares = new T[softTargets.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = T.FusedMultiplyAdd(_keep[i], softTargets[i], _uniform[i]);
        }

        return new(-1, shares, T.Zero, OracleSum.Of<T>(shares).Round());
    }

    /// <summary>What a sum of losses is divided by.</summary>
    public double Divisor(int[] labels)
    {
        if (_options.Reduction == LossReduction.Sum)
        {
            return 1;
        }

        double divisor = OracleBatch<T>.Sum(Array.ConvertAll(
            labels, label => Ignores(label) ? 0 : double.CreateChecked(_weights[label])));
        return divisor > 0 ? divisor : double.PositiveInfinity;
    }
}
