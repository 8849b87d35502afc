using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Demo;

/// <summary>What a network says about images, beside what they show.</summary>
internal sealed class Evaluation
{
    private readonly float[] _probabilities;
    private readonly int[] _predictions;

    public Evaluation(Network network, DigitSet rows)
    {
        Rows = rows;
        Logits = network.Logits(rows);
        _probabilities = new float[Logits.Length];
        _predictions = new int[rows.Count];
        DigitKernel.Softmax(Logits, _probabilities);
        DigitKernel.ArgMax(Logits, _predictions);
    }

    public DigitSet Rows { get; }

    public float[] Logits { get; }

    public IEnumerable<int> Right => Enumerable.Range(0, Rows.Count).Where(IsRight);

    public IEnumerable<int> Wrong => Enumerable.Range(0, Rows.Count).Where(row => !IsRight(row));

    public double Accuracy => (double)Right.Count() / Rows.Count;

    public int Label(int row) => Rows.Labels[row];

    public int Prediction(int row) => _predictions[row];

    public ReadOnlySpan<float> Probabilities(int row) =>
        _probabilities.AsSpan(row * Digits.ClassCount, Digits.ClassCount);

    public bool IsRight(int row) => Prediction(row) == Label(row);
}
