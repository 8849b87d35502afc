using System.Numerics;
using SoftmaxGen.Tests.Oracle;

namespace SoftmaxGen.Tests.Heads;

/// <summary>
/// The output layer as slow scalar code. A logit has 16 lanes, input k in lane k mod 16, that fold by halves, then the
/// bias; a gradient takes its terms in the order of rows or classes; every term with one rounding.
/// </summary>
internal sealed class OracleHead<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Lanes = 16;

    private readonly HeadInput<T> _input;

    public OracleHead(HeadInput<T> input)
    {
        _input = input;
        Logits = new T[input.Rows * input.ClassCount];
        for (int row = 0; row < input.Rows; row++)
        {
            for (int i = 0; i < input.ClassCount; i++)
            {
                Logits[(row * input.ClassCount) + i] = Logit(row, i);
            }
        }

        Kernel = new(Logits, input.ClassCount);
        WeightGradient = [.. input.WeightGradient];
        BiasGradient = [.. input.BiasGradient];
        HiddenGradient = new T[input.Hidden.Length];
    }

    public T[] Logits { get; }

    public OracleBatch<T> Kernel { get; }

    public T[] WeightGradient { get; }

    public T[] BiasGradient { get; }

    public T[] HiddenGradient { get; }

    /// <summary>Takes the gradients of the layer from that of the mean loss.</summary>
    public void AddGradients() => AddGradients(Kernel.Gradient(_input.Labels, LossReduction.Mean));

    /// <summary>Takes the gradients of the layer from those of the logits.</summary>
    public void AddGradients(T[] gradient)
    {
        for (int row = 0; row < _input.Rows; row++)
        {
            for (int i = 0; i < _input.ClassCount; i++)
            {
                T g = gradient[(row * _input.ClassCount) + i];
                BiasGradient[i] += g;
                for (int k = 0; k < _input.Inputs; k++)
                {
                    int weight = (i * _input.Inputs) + k;
                    int hidden = (row * _input.Inputs) + k;
                    WeightGradient[weight] = T.FusedMultiplyAdd(g, _input.Hidden[hidden], WeightGradient[weight]);
                    HiddenGradient[hidden] = T.FusedMultiplyAdd(g, _input.Weights[weight], HiddenGradient[hidden]);
                }
            }
        }
    }

    private T Logit(int row, int index)
    {
        T[] lanes = new T[Lanes];
        for (int k = 0; k < _input.Inputs; k++)
        {
            lanes[k % Lanes] = T.FusedMultiplyAdd(
                _input.Weights[(index * _input.Inputs) + k], _input.Hidden[(row * _input.Inputs) + k], lanes[k % Lanes]);
        }

        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        return lanes[0] + _input.Bias[index];
    }
}
