using System;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>The rows of a batch, and the reduced losses and gradients of its first rows.</summary>
internal sealed class OracleBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Chunk = 1024;

    private readonly OracleRow<T>[] _rows;
    private readonly int _classCount;

    public OracleBatch(ReadOnlySpan<T> logits, int classCount, double temperature = 1)
    {
        _classCount = classCount;
        _rows = new OracleRow<T>[logits.Length / classCount];
        for (int row = 0; row < _rows.Length; row++)
        {
            _rows[row] = new(logits.Slice(row * classCount, classCount), T.CreateChecked(1 / temperature));
        }
    }

    public OracleBatch(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, double temperature = 1)
        : this(OracleRow<T>.Masked(logits, mask), classCount, temperature)
    {
        for (int row = 0; row < _rows.Length; row++)
        {
            _rows[row].Mask = mask.Slice(row * classCount, classCount).ToArray();
        }
    }

    public T[] Softmax() => OfEachElement(static (row, _, destination) => row.Softmax(destination));

    public T[] LogSoftmax() => OfEachElement(static (row, _, destination) => row.LogSoftmax(destination));

    public T[] LogSumExp() => Array.ConvertAll(_rows, static row => row.LogSumExp);

    public int[] ArgMax() => Array.ConvertAll(_rows, static row => row.ArgMax);

    public int[] Sample(T[] uniforms) => [.. uniforms.Select((uniform, row) => _rows[row].Sample(uniform))];

    /// <summary>The log-probabilities of what is drawn.</summary>
    public T[] SampledLogProbabilities(T[] uniforms) =>
        [.. uniforms.Select((uniform, row) => _rows[row].LogProbability(_rows[row].Sample(uniform)))];

    public T[] Losses(ReadOnlySpan<int> labels)
    {
        T[] losses = new T[labels.Length];
        for (int row = 0; row < losses.Length; row++)
        {
            losses[row] = _rows[row].CrossEntropy(labels[row]);
        }

        return losses;
    }

    /// <summary>The gradients of the losses, not reduced.</summary>
    public T[] Gradient(int[] labels) =>
        OfEachElement((row, index, destination) => row.CrossEntropyGradient(labels[index], T.One, destination), labels.Length);

    /// <summary>The gradient of the reduced loss of as many rows as there are labels.</summary>
    public T[] Gradient(int[] labels, LossReduction reduction) =>
        OfEachElement(
            (row, index, destination) =>
                row.CrossEntropyGradient(labels[index], RowWeight(labels.Length, reduction), destination),
            labels.Length);

    /// <summary>The gradient of the reduced loss with a weight for each row.</summary>
    public T[] Gradient(int[] labels, T[] sampleWeights, LossReduction reduction) =>
        OfEachElement(
            (row, index, destination) => row.CrossEntropyGradient(
                labels[index], sampleWeights[index] * RowWeight(labels.Length, reduction), destination),
            labels.Length);

    public T[] Entropy() => Array.ConvertAll(_rows, static row => row.Entropy);

    public T[] EntropyGradient() => OfEachElement(static (row, _, destination) => row.EntropyGradient(destination));

    public T[] HessianDiagonal() => OfEachElement(static (row, _, destination) => row.HessianDiagonal(T.One, destination));

    /// <summary>The second derivatives of as many rows as there are weights, each times its weight.</summary>
    public T[] HessianDiagonal(T[] sampleWeights) => OfEachElement(
        (row, index, destination) => row.HessianDiagonal(sampleWeights[index], destination), sampleWeights.Length);

    public int[] TopK(int k) => [.. _rows.SelectMany(row => row.TopK(k))];

    /// <summary>The gradients through a softmax whose probabilities are the numbers of the batch.</summary>
    public T[] SoftmaxGradient(T[] upstream) => OfEachElement(
        (row, index, destination) => row.SoftmaxGradient(upstream.AsSpan(index * _classCount, _classCount), destination),
        upstream.Length / _classCount);

    public T Loss(ReadOnlySpan<int> labels, LossReduction reduction) => Loss(labels, [], reduction);

    /// <param name="labels">The labels of the first rows.</param>
    /// <param name="sampleWeights">A weight for each label, or empty.</param>
    /// <param name="reduction">How the losses become one.</param>
    public T Loss(ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, LossReduction reduction) =>
        Reduce(Losses(labels), sampleWeights, reduction);

    public static T Reduce(ReadOnlySpan<T> losses, ReadOnlySpan<T> sampleWeights, LossReduction reduction) =>
        Reduce(losses, sampleWeights, Divisor(losses.Length, reduction));

    public static T Reduce(ReadOnlySpan<T> losses, ReadOnlySpan<T> sampleWeights, double divisor)
    {
        if (losses.IsEmpty)
        {
            return T.Zero;
        }

        double[] terms = new double[losses.Length];
        for (int row = 0; row < losses.Length; row++)
        {
            terms[row] = double.CreateChecked(losses[row])
                * (sampleWeights.IsEmpty ? 1 : double.CreateChecked(sampleWeights[row]));
        }

        double reduced = Sum(terms) / divisor;
        return double.IsNaN(reduced) ? T.NaN : T.CreateChecked(reduced);
    }

    /// <summary>The sum over rows: number i in lane i mod 16 of its chunk, chunks in order, with what each of them loses.</summary>
    public static double Sum(double[] terms)
    {
        double total = 0;
        double lost = 0;
        Span<double> lanes = stackalloc double[OracleSum.Lanes];
        for (int start = 0; start < terms.Length; start += Chunk)
        {
            lanes.Clear();
            for (int row = start; row < Math.Min(start + Chunk, terms.Length); row++)
            {
                lanes[row % OracleSum.Lanes] += terms[row];
            }

            Pair<double> sum = Pair<double>.TwoSum(total, OracleSum.Fold(lanes));
            total = sum.Value;
            lost += sum.Rest;
        }

        return double.IsFinite(total) ? total + lost : total;
    }

    /// <summary>The losses with options, one a row.</summary>
    public T[] TargetLosses(OracleTargets<T> targets, int[] labels) =>
        [.. labels.Select((label, row) => targets.Ignores(label)
            ? T.Zero
            : _rows[row].TargetLoss(targets.OfLabel(label), targets.ZLoss))];

    /// <summary>The losses against soft targets, one a row.</summary>
    public T[] TargetLosses(OracleTargets<T> targets, T[] softTargets) =>
        [.. _rows.Select((row, index) => row.TargetLoss(targets.Of(RowOf(softTargets, index)), targets.ZLoss))];

    /// <summary>The gradients with options, each row's times its weight.</summary>
    public T[] TargetGradient(OracleTargets<T> targets, int[] labels, T[] weights) =>
        OfEachElement((row, index, destination) =>
        {
            if (!targets.Ignores(labels[index]))
            {
                row.TargetGradient(targets.OfLabel(labels[index]), targets.ZLoss, weights[index], destination);
            }
        });

    /// <summary>The gradients against soft targets, each row's times its weight.</summary>
    public T[] TargetGradient(OracleTargets<T> targets, T[] softTargets, T[] weights) =>
        OfEachElement((row, index, destination) =>
            row.TargetGradient(targets.Of(RowOf(softTargets, index)), targets.ZLoss, weights[index], destination));

    private ReadOnlySpan<T> RowOf(T[] values, int row) => values.AsSpan(row * _classCount, _classCount);

    private static double Divisor(int rows, LossReduction reduction) => reduction == LossReduction.Mean ? rows : 1;

    private static T RowWeight(int rows, LossReduction reduction) => T.CreateChecked(1.0 / Divisor(rows, reduction));

    private T[] OfEachElement(Action<OracleRow<T>, int, Span<T>> compute) => OfEachElement(compute, _rows.Length);

    private T[] OfEachElement(Action<OracleRow<T>, int, Span<T>> compute, int rows)
    {
        T[] destination = new T[rows * _classCount];
        for (int row = 0; row < rows; row++)
        {
            compute(_rows[row], row, destination.AsSpan(row * _classCount, _classCount));
        }

        return destination;
    }
}
