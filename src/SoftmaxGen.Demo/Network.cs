using System.Collections.Generic;

namespace SoftmaxGen.Demo;

/// <summary>A classifier with one hidden layer; its output layer and the gradients of that are generated.</summary>
internal sealed class Network
{
    private readonly HiddenLayer _hiddenLayer;
    private readonly Parameter _weights;
    private readonly Parameter _bias = new(Digits.ClassCount);
    private readonly List<Parameter> _parameters;

    public Network(RandomSource random)
    {
        _hiddenLayer = new HiddenLayer(random);
        _weights = Parameter.Weights(Digits.ClassCount, HiddenLayer.Units, random);
        _parameters = [.. _hiddenLayer.Parameters, _weights, _bias];
    }

    /// <summary>Moves the parameters one step down the gradient of the mean loss of the rows.</summary>
    public void Learn(DigitSet rows, float rate)
    {
        float[] hidden = _hiddenLayer.Forward(rows);
        float[] hiddenGradient = new float[hidden.Length];
        DigitHead.CrossEntropyGradient(
            hidden, rows.Labels, _weights.Values, _bias.Values, _weights.Gradient, _bias.Gradient, hiddenGradient);
        _hiddenLayer.Backward(rows, hidden, hiddenGradient);
        foreach (Parameter parameter in _parameters)
        {
            parameter.Step(rate);
        }
    }

    /// <summary>The mean cross-entropy loss of the rows.</summary>
    public float Loss(DigitSet rows) =>
        DigitHead.CrossEntropy(_hiddenLayer.Forward(rows), rows.Labels, _weights.Values, _bias.Values);

    /// <summary>The logits of each row, <c>[rows, classes]</c>.</summary>
    public float[] Logits(DigitSet rows)
    {
        float[] logits = new float[rows.Count * Digits.ClassCount];
        DigitHead.Logits(_hiddenLayer.Forward(rows), _weights.Values, _bias.Values, logits);
        return logits;
    }
}
