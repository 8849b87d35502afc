using System;
using System.Numerics;
using System.Threading.Tasks;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>Rows sliced over threads, chunk by chunk, have the bits of one call, whatever the chunks.</summary>
public abstract class SlicedRowsTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 150;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    [Theory, MemberData(nameof(Subjects))]
    public void SlicesOfRows_OverThreads_HaveTheBitsOfOneCall(Subject<T> subject)
    {
        foreach (int chunkRows in (int[])[1, 7, 16, 70])
        {
            AssertSlices(subject, chunkRows);
        }
    }

    private static void AssertSlices(Subject<T> subject, int chunkRows)
    {
        int classes = subject.ClassCount;
        Sample<T> sample = Sample<T>.Undefined(classes, Rows);
        T[] probabilities = new T[Rows * classes];
        T[] gradient = new T[Rows * classes];
        T[] losses = new T[Rows];
        T[] slicedProbabilities = new T[Rows * classes];
        T[] slicedGradient = new T[Rows * classes];
        T[] slicedLosses = new T[Rows];

        subject.Softmax(sample.Logits, probabilities);
        subject.CrossEntropyGradient(sample.Logits, sample.Labels, losses, gradient);
        Parallel.For(0, (Rows + chunkRows - 1) / chunkRows, chunk =>
        {
            Range rows = (chunk * chunkRows)..Math.Min(Rows, (chunk + 1) * chunkRows);
            Range elements = (rows.Start.Value * classes)..(rows.End.Value * classes);
            ReadOnlySpan<T> logits = sample.Logits.AsSpan(elements);
            subject.Softmax(logits, slicedProbabilities.AsSpan(elements));
            subject.CrossEntropyGradient(
                logits, sample.Labels.AsSpan(rows), slicedLosses.AsSpan(rows), slicedGradient.AsSpan(elements));
        });

        BitsAssert.Equal<T>(probabilities, slicedProbabilities, "probabilities");
        BitsAssert.Equal<T>(losses, slicedLosses, "losses");
        BitsAssert.Equal<T>(gradient, slicedGradient, "gradient");
    }
}

public sealed class SingleSlicedRowsTests : SlicedRowsTests<float>;

public sealed class DoubleSlicedRowsTests : SlicedRowsTests<double>;
