using System.Numerics;
using SoftmaxGen.Tests.Inputs;

namespace SoftmaxGen.Tests.Heads;

/// <summary>Random operands of an output layer, its gradients not empty.</summary>
internal sealed class HeadInput<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Noise _noise = new(7);

    public HeadInput(int rows, int inputs, int classCount)
    {
        (Rows, Inputs, ClassCount) = (rows, inputs, classCount);
        Hidden = Normal(rows * inputs);
        Weights = Normal(classCount * inputs);
        Bias = Normal(classCount);
        WeightGradient = Normal(classCount * inputs);
        BiasGradient = Normal(classCount);
        Labels = _noise.Labels(rows, classCount);
    }

    public int Rows { get; }

    public int Inputs { get; }

    public int ClassCount { get; }

    public T[] Hidden { get; }

    public T[] Weights { get; }

    public T[] Bias { get; }

    /// <summary>What the buffer of the weights' gradient holds before.</summary>
    public T[] WeightGradient { get; }

    /// <summary>What the buffer of the bias's gradient holds before.</summary>
    public T[] BiasGradient { get; }

    public int[] Labels { get; }

    private T[] Normal(int count)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = T.CreateTruncating(_noise.Normal());
        }

        return values;
    }
}
