using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What special rows give, among ordinary ones and on every path.</summary>
public abstract class EdgeCaseTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 35;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    public static TheoryData<Subject<T>> SubjectsOfSeveralClasses =>
        [.. Catalog<T>.Some.Where(static subject => subject.ClassCount > 1)];

    public static TheoryData<Subject<T>> SubjectsOfOneClass =>
        [.. Catalog<T>.Some.Where(static subject => subject.ClassCount == 1)];

    [Theory, MemberData(nameof(Subjects))]
    public void RowWithNaN_IsNaNInAllResultsAndHasNoArgMax(Subject<T> subject) =>
        AssertUndefined(subject, [T.NaN], argMax: static _ => -1);

    [Theory, MemberData(nameof(Subjects))]
    public void RowWithPositiveInfinity_IsNaNInAllResults(Subject<T> subject) =>
        AssertUndefined(subject, [T.PositiveInfinity], argMax: static place => place);

    [Theory, MemberData(nameof(Subjects))]
    public void RowOfNothingButNegativeInfinity_IsNaNInAllResults(Subject<T> subject) => AssertUndefined(
        subject, [.. Enumerable.Repeat(T.NegativeInfinity, subject.ClassCount)], argMax: static _ => 0);

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void NegativeInfinityAmongOthers_HasNoShare(Subject<T> subject)
    {
        int last = subject.ClassCount - 1;
        T[] logits = new T[subject.ClassCount];
        logits[last] = T.NegativeInfinity;
        T[] results = new T[subject.ClassCount];

        subject.Softmax(logits, results);
        BitsAssert.Equal<T>([T.Zero], results.AsSpan(last), "probability");

        subject.LogSoftmax(logits, results);
        Assert.Equal(T.NegativeInfinity, results[last]);

        subject.CrossEntropyGradient(logits, label: 0, results);
        BitsAssert.Equal<T>([T.Zero], results.AsSpan(last), "gradient");
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void LabelAtNegativeInfinity_HasInfiniteLossAndGradientMinusOne(Subject<T> subject)
    {
        int last = subject.ClassCount - 1;
        T[] logits = new T[subject.ClassCount];
        logits[last] = T.NegativeInfinity;
        T[] gradient = new T[subject.ClassCount];

        T loss = subject.CrossEntropyGradient(logits, last, gradient);

        Assert.Equal(T.PositiveInfinity, loss);
        Assert.Equal(T.NegativeOne, gradient[last]);
    }

    [Theory, MemberData(nameof(SubjectsOfOneClass))]
    public void OneClass_IsCertain(Subject<T> subject)
    {
        T[] logits = [.. new[] { 0, -0.0, 1, -1e-30, 104, -1e4, 3e38, -3e38 }.Select(T.CreateChecked)];
        T[] results = new T[logits.Length];
        T[] losses = new T[logits.Length];

        subject.Softmax(logits, results);
        Assert.All(results, static probability => Assert.Equal(T.One, probability));

        subject.LogSoftmax(logits, results);
        BitsAssert.Equal<T>(new T[logits.Length], results, "log-probabilities");

        subject.CrossEntropyGradient(logits, new int[logits.Length], losses, results);
        BitsAssert.Equal<T>(new T[logits.Length], losses, "losses");
        BitsAssert.Equal<T>(new T[logits.Length], results, "gradient");

        subject.LogSumExp(logits, results);
        Assert.Equal(logits, results);
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void VeryNegativeLogits_AreAsAnyOther(Subject<T> subject)
    {
        T low = T.CreateChecked(-3e38);
        T[] logits = [.. Enumerable.Repeat(low + low / T.CreateChecked(8), subject.ClassCount)];
        logits[^1] = low;
        T[] probabilities = new T[logits.Length];

        subject.Softmax(logits, probabilities);

        Assert.Equal(logits.Select(logit => logit == low ? T.One : T.Zero), probabilities);
        Assert.Equal(subject.ClassCount - 1, subject.ArgMax(logits));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void ArgMax_IsTheFirstOfEqualMaxima(Subject<T> subject)
    {
        T[] logits = new T[subject.ClassCount];
        for (int first = 0; first < subject.ClassCount; first++)
        {
            logits.AsSpan(first).Fill(T.One);
            logits.AsSpan(0, first).Clear();

            Assert.Equal(first, subject.ArgMax(logits));
        }
    }

    private static void AssertUndefined(Subject<T> subject, T[] special, Func<int, int> argMax)
    {
        int classCount = subject.ClassCount;
        Sample<T> ordinary = Sample<T>.Finite(classCount, Rows);
        for (int row = 0; row < Rows; row++)
        {
            int place = row % (classCount - special.Length + 1);
            T[] logits = [.. ordinary.Logits];
            special.CopyTo(logits, (row * classCount) + place);
            Sample<T> spoiled = ordinary with { Logits = logits };

            foreach (Operation<T> operation in Operations<T>.Unmasked.Where(static operation => operation.GivesNaN))
            {
                AssertNaNInOneRow(operation, subject, ordinary, spoiled, row, T.CreateChecked(argMax(place)));
            }
        }
    }

    private static void AssertNaNInOneRow(
        Operation<T> operation, Subject<T> subject, Sample<T> ordinary, Sample<T> spoiled, int row, T argMax)
    {
        T result = operation.ToString() switch
        {
            string name when name.StartsWith("ArgMax", StringComparison.Ordinal) => argMax,
            string name when name.StartsWith("Sample", StringComparison.Ordinal) => T.NegativeOne,
            _ => T.NaN,
        };
        T[] expected = operation.Run(subject, ordinary);
        int perRow = expected.Length / Rows;
        Span<T> spoiledResults = operation.Shape == Shape.Batch ? expected : expected.AsSpan(row * perRow, perRow);
        spoiledResults.Fill(result);

        BitsAssert.Equal<T>(expected, operation.Run(subject, spoiled), $"{operation}, row {row}");
    }
}

public sealed class SingleEdgeCaseTests : EdgeCaseTests<float>;

public sealed class DoubleEdgeCaseTests : EdgeCaseTests<double>;
