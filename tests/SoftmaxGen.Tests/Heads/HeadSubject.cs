using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Heads;

/// <summary>A head, and the kernel that it should be the layer of.</summary>
public abstract class HeadSubject<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract int Inputs { get; }

    public abstract int ClassCount { get; }

    /// <summary>The label of rows that are ignored, if one is declared.</summary>
    public abstract int? IgnoreIndex { get; }

    /// <summary>Makes the operands of a batch, those with a class as label changed in some way.</summary>
    internal HeadInput<T> Input(int rows, Func<HeadInput<T>, HeadInput<T>> change)
    {
        HeadInput<T> input = change(new(rows, Inputs, ClassCount));
        return IgnoreIndex is { } ignored ? input.WithIgnoredRows(ignored) : input;
    }

    /// <summary>Runs a method of the head: all its results, one after another.</summary>
    internal abstract T[] Run(HeadMethod method, HeadInput<T> input);

    /// <summary>The same by the logits, the operation of the kernel on them, and the gradients of the layer.</summary>
    internal abstract T[] Compose(HeadMethod method, HeadInput<T> input);
}
