using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>Every result has the bits of the oracle, for every class count and number of rows.</summary>
public abstract class BitEqualityTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // More than twice the 16 rows that fit a vector, and around the most that a step treats, four times as many.
    private static readonly int[] ManyRows = [.. Enumerable.Range(1, 40), 47, 48, 49, 63, 64, 65, 100, 129];

    // Longer rows than 64 are treated one by one, or 16, 8 or 4 at once.
    private static readonly int[] FewRows = [1, 2, 3, 4, 5, 9, 16, 29];

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.All, .. Catalog<T>.Tempered];

    public static TheoryData<Subject<T>> SomeSubjects => [.. Catalog<T>.Some];

    [Theory, MemberData(nameof(Subjects))]
    public void FiniteRows_GiveTheBitsOfTheOracle(Subject<T> subject)
    {
        int[] rowCounts = RowCounts(subject);
        AssertOracle(subject, Sample<T>.Finite(subject.ClassCount, rowCounts[^1]), rowCounts);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void RowsWithNaNAndInfinities_GiveTheBitsOfTheOracle(Subject<T> subject)
    {
        int[] rowCounts = RowCounts(subject);
        AssertOracle(subject, Sample<T>.Undefined(subject.ClassCount, rowCounts[^1]), rowCounts);
    }

    /// <remarks>A step of several groups of rows, or a block, finds it in whichever of them it is.</remarks>
    [Theory, MemberData(nameof(Subjects))]
    public void OneRowWithNaN_AmongOthers_GivesTheBitsOfTheOracle(Subject<T> subject)
    {
        int rows = RowCounts(subject)[^1];
        for (int row = 5; row < rows; row += 17)
        {
            Sample<T> sample = Sample<T>.Finite(subject.ClassCount, rows);
            sample.Logits[(row * subject.ClassCount) + (row % subject.ClassCount)] = -T.NaN;
            AssertOracle(subject, sample, [rows]);
        }
    }

    // The chunks of a reduced loss have 1024 rows.
    [Theory, MemberData(nameof(SomeSubjects))]
    public void SeveralChunksOfRows_GiveTheBitsOfTheOracle(Subject<T> subject) =>
        AssertOracle(subject, Sample<T>.Finite(subject.ClassCount, 2100), [1023, 1024, 1025, 2048, 2100]);

    private static int[] RowCounts(Subject<T> subject) => subject.ClassCount <= 64 ? ManyRows : FewRows;

    private static void AssertOracle(Subject<T> subject, Sample<T> sample, int[] rowCounts)
    {
        OracleBatch<T> oracle = new(sample.Logits, sample.ClassCount, subject.Temperature);
        OracleBatch<T> maskedOracle = new(sample.Logits, sample.ClassCount, sample.Mask, subject.Temperature);
        Assert.Multiple(
        [
            .. Operations<T>.Unmasked.Select<Operation<T>, Action>(
                operation => () => AssertOracle(operation, subject, sample, oracle, rowCounts)),
            .. Operations<T>.Masked.Select<Operation<T>, Action>(
                operation => () => AssertOracle(operation, subject, sample, maskedOracle, rowCounts)),
        ]);
    }

    private static void AssertOracle(
        Operation<T> operation, Subject<T> subject, Sample<T> sample, OracleBatch<T> oracle, int[] rowCounts)
    {
        T[] ofAllRows = operation.Expected(oracle, sample, subject.Reduction);
        foreach (int rows in rowCounts)
        {
            Sample<T> part = sample.Take(rows);
            ReadOnlySpan<T> expected = operation.DependsOnBatch
                ? operation.Expected(oracle, part, subject.Reduction)
                : ofAllRows.AsSpan(0, operation.Length(part));

            BitsAssert.Equal(expected, operation.Run(subject, part), $"{operation}, {rows} rows");
        }
    }
}

public sealed class SingleBitEqualityTests : BitEqualityTests<float>;

public sealed class DoubleBitEqualityTests : BitEqualityTests<double>;
