using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>The arguments of any method: fitting ones, to be spoiled by a test.</summary>
public sealed record CallArguments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Untouched = -77;

    public required Memory<T> Logits { get; init; }

    public required int[] Labels { get; init; }

    public required Memory<T> SampleWeights { get; init; }

    public required bool[] Mask { get; init; }

    public required T[] Uniforms { get; init; }

    /// <summary>Gets the gradient that comes from above.</summary>
    public required Memory<T> Upstream { get; init; }

    /// <summary>Gets where one result a logit goes.</summary>
    public required Memory<T> Destination { get; init; }

    /// <summary>Gets where one result a row goes.</summary>
    public required Memory<T> Losses { get; init; }

    /// <summary>Gets where one index a row goes.</summary>
    public required int[] Indices { get; init; }

    public static CallArguments<T> Fitting(int classCount, int rows)
    {
        Sample<T> sample = Sample<T>.Finite(classCount, rows);
        return new()
        {
            Logits = sample.Logits,
            Labels = sample.Labels,
            SampleWeights = sample.SampleWeights,
            Mask = sample.Mask,
            Uniforms = sample.Uniforms,
            Upstream = sample.Upstream,
            Destination = Guard(rows * classCount),
            Losses = Guard(rows),
            Indices = GuardIndices(rows),
        };
    }

    /// <summary>Makes memory in which a write shows.</summary>
    public static T[] Guard(int length) => Enumerable.Repeat(T.CreateChecked(Untouched), length).ToArray();

    public static int[] GuardIndices(int length) => Enumerable.Repeat(Untouched, length).ToArray();

    /// <summary>Runs a call that must throw, and asserts that it has written nothing.</summary>
    public TException AssertRefused<TException>(Action<CallArguments<T>> call)
        where TException : ArgumentException
    {
        T[][] before = [Logits.ToArray(), Destination.ToArray(), Losses.ToArray()];
        int[] indices = [.. Indices];

        TException exception = Assert.Throws<TException>(() => call(this));

        Assert.Equal(before, [Logits.ToArray(), Destination.ToArray(), Losses.ToArray()]);
        Assert.Equal(indices, Indices);
        return exception;
    }
}
