using System;
using System.Numerics;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.Subjects;

namespace SoftmaxGen.Tests.Bits;

/// <summary>How many results an operation writes.</summary>
internal enum Shape
{
    /// <summary>One for each logit.</summary>
    Elements,

    /// <summary>One for each row.</summary>
    Rows,

    /// <summary>One for the whole batch.</summary>
    Batch,
}

/// <summary>One of the results that a subject's methods give, and the oracle's word for it.</summary>
public sealed class Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _name;
    private readonly RunOn _run;
    private readonly Expect _expect;

    internal Operation(
        string name, Shape shape, RunOn run, Expect expect, bool dependsOnBatch = false, bool givesNaN = true)
    {
        GivesNaN = givesNaN;
        DependsOnBatch = dependsOnBatch || shape == Shape.Batch;
        _name = name;
        _run = run;
        _expect = expect;
        Shape = shape;
    }

    internal delegate void RunOn(Subject<T> subject, Sample<T> sample, ReadOnlySpan<T> logits, Span<T> destination);

    internal delegate T[] Expect(OracleBatch<T> oracle, Sample<T> sample, LossReduction reduction);

    internal Shape Shape { get; }

    /// <summary>Gets whether a result depends on other rows, or on how many there are.</summary>
    internal bool DependsOnBatch { get; }

    /// <summary>Gets whether all results of a row with a NaN or infinite logit are NaN, or the index of its maximum.</summary>
    internal bool GivesNaN { get; }

    public override string ToString() => _name;

    /// <summary>Gets the number of results for a sample.</summary>
    internal int Length(Sample<T> sample) => Shape switch
    {
        Shape.Elements => sample.Logits.Length,
        Shape.Rows => sample.Rows,
        _ => 1,
    };

    /// <summary>Runs the subject on a sample.</summary>
    internal T[] Run(Subject<T> subject, Sample<T> sample)
    {
        T[] destination = new T[Length(sample)];
        Run(subject, sample, sample.Logits, destination);
        return destination;
    }

    /// <summary>Runs the subject on logits that stand elsewhere than in their sample.</summary>
    internal void Run(Subject<T> subject, Sample<T> sample, ReadOnlySpan<T> logits, Span<T> destination) =>
        _run(subject, sample, logits, destination);

    /// <summary>Computes the oracle's results for the first rows of a batch.</summary>
    /// <param name="oracle">The batch.</param>
    /// <param name="sample">Its first rows.</param>
    /// <param name="reduction">How losses become one.</param>
    internal T[] Expected(OracleBatch<T> oracle, Sample<T> sample, LossReduction reduction) =>
        _expect(oracle, sample, reduction)[..Length(sample)];
}
