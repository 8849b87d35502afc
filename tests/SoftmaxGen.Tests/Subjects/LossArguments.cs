using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Arguments;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Inputs;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>The arguments of any loss, a property for each name of a parameter.</summary>
internal sealed class LossArguments<T>(Sample<T> sample, CrossEntropyOptions? options)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T[] Logits { get; } = sample.Logits;

    public int ClassCount { get; } = sample.ClassCount;

    public int Label => Labels[0];

    public int[] Labels { get; } =
        [.. sample.Labels.Select((label, row) => options?.IgnoreIndex is { } ignored && row % 3 == 1 ? ignored : label)];

    public T[] Targets { get; } = SoftTargets.Batch<T>(sample.Rows, sample.ClassCount, new Noise(3));

    public T[] SampleWeights { get; } = sample.SampleWeights;

    public bool[] Mask { get; } = sample.Mask;

    public T[] Losses { get; } = CallArguments<T>.Guard(sample.Rows);

    public T[] Gradient { get; } = CallArguments<T>.Guard(sample.Logits.Length);

    public T[] Probabilities { get; } = CallArguments<T>.Guard(sample.Logits.Length);

    public CrossEntropyOptions? Options { get; } = options;

    /// <summary>All that a loss may write.</summary>
    public T[] Written => [.. Losses, .. Gradient, .. Probabilities];
}
