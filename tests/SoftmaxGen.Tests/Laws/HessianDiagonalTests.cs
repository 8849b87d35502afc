using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What holds for the second derivatives of the loss.</summary>
public abstract class HessianDiagonalTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 30;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    public static TheoryData<Subject<T>> SubjectsOfSeveralClasses =>
        [.. Catalog<T>.Some.Where(static subject => subject.ClassCount > 1)];

    [Theory, MemberData(nameof(Subjects))]
    public void WeightsOfOne_ChangeNothing(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] diagonal = new T[sample.Logits.Length];
        T[] weighted = new T[sample.Logits.Length];

        subject.HessianDiagonal(sample.Logits, diagonal);
        subject.HessianDiagonal(sample.Logits, [.. Enumerable.Repeat(T.One, Rows)], weighted);

        BitsAssert.Equal<T>(diagonal, weighted, "diagonal");
    }

    /// <summary>Where one class leads by 40, its 1 - p is far below the last place of 1 in float.</summary>
    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void LeaderAndItsOnlyRival_HaveTheSameSecondDerivative(Subject<T> subject)
    {
        T[] logits = new T[subject.ClassCount];
        logits.AsSpan().Fill(T.NegativeInfinity);
        logits[^1] = T.Zero;
        logits[0] = T.CreateChecked(-40);

        subject.HessianDiagonal(logits, logits);

        double relative = 1 - (double.CreateChecked(logits[0]) / double.CreateChecked(logits[^1]));
        Assert.InRange(double.CreateChecked(logits[^1]), 4.2e-18, 4.3e-18);
        Assert.InRange(relative, -1e-6, 1e-6);
        Assert.All(logits[1..^1], static value => Assert.Equal(T.Zero, value));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void WeightThatIsNoNumber_GivesTheCanonicalNaN(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] weights = [.. Enumerable.Repeat(T.One, Rows)];
        weights[3] = -T.NaN;
        T[] expected = new T[sample.Logits.Length];
        T[] actual = new T[sample.Logits.Length];
        subject.HessianDiagonal(sample.Logits, expected);
        expected.AsSpan(3 * subject.ClassCount, subject.ClassCount).Fill(T.NaN);

        subject.HessianDiagonal(sample.Logits, weights, actual);

        BitsAssert.Equal<T>(expected, actual, "diagonal");
    }
}

public sealed class SingleHessianDiagonalTests : HessianDiagonalTests<float>;

public sealed class DoubleHessianDiagonalTests : HessianDiagonalTests<double>;
