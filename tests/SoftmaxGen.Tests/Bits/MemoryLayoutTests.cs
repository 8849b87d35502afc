using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>The bits of a row depend on its logits alone: not on its neighbours, its address or its destination.</summary>
public abstract class MemoryLayoutTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 37;
    private static readonly T Untouched = T.CreateChecked(-123.25);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.All, .. Catalog<T>.Tempered];

    public static TheoryData<Operation<T>, Subject<T>> SomeSubjects => Matrix(static _ => true);

    public static TheoryData<Operation<T>, Subject<T>> OneRowAtATime => Matrix(static operation => !operation.DependsOnBatch);

    [Theory, MemberData(nameof(Subjects))]
    public void LogitsAsDestination_ReceiveTheSameBits(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, subject.ClassCount <= 64 ? Rows : 2);
        foreach (Operation<T> operation in Operations<T>.All.Where(static candidate => candidate.Shape == Shape.Elements))
        {
            T[] memory = [.. sample.Logits];

            operation.Run(subject, sample, memory, memory);

            BitsAssert.Equal<T>(operation.Run(subject, sample), memory, $"{operation} in place");
        }
    }

    [Theory, MemberData(nameof(SomeSubjects))]
    public void EveryAddress_GivesTheSameBits(Operation<T> operation, Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] expected = operation.Run(subject, sample);
        for (int offset = 0; offset < 16; offset++)
        {
            T[] memory = new T[offset + sample.Logits.Length];
            sample.Logits.CopyTo(memory, offset);
            T[] destination = new T[15 - offset + expected.Length];

            operation.Run(subject, sample, memory.AsSpan(offset), destination.AsSpan(15 - offset));

            BitsAssert.Equal<T>(expected, destination.AsSpan(15 - offset), $"{offset} elements into an array");
        }
    }

    [Theory, MemberData(nameof(SomeSubjects))]
    public void LongerDestination_IsTouchedInItsNeededPartOnly(Operation<T> operation, Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] expected = operation.Run(subject, sample);
        T[] guard = Enumerable.Repeat(Untouched, 70).ToArray();
        T[] destination = Enumerable.Repeat(Untouched, expected.Length + (2 * guard.Length)).ToArray();

        operation.Run(subject, sample, sample.Logits, destination.AsSpan(guard.Length));

        BitsAssert.Equal<T>([.. guard, .. expected, .. guard], destination, "with guards");
    }

    [Theory, MemberData(nameof(OneRowAtATime))]
    public void RowAlone_GivesTheBitsOfTheRowInABatch(Operation<T> operation, Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] batch = operation.Run(subject, sample);
        int length = batch.Length / Rows;
        for (int row = 0; row < Rows; row++)
        {
            T[] alone = operation.Run(subject, sample.Row(row));

            BitsAssert.Equal<T>(batch.AsSpan(row * length, length), alone, $"row {row}");
        }
    }

    private static TheoryData<Operation<T>, Subject<T>> Matrix(Func<Operation<T>, bool> isWanted) =>
    [
        .. from subject in Catalog<T>.Some
           from operation in Operations<T>.All.Where(isWanted)
           select (operation, subject),
    ];
}

public sealed class SingleMemoryLayoutTests : MemoryLayoutTests<float>;

public sealed class DoubleMemoryLayoutTests : MemoryLayoutTests<double>;
