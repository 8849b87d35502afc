using System;
using System.Collections.Generic;
using System.Numerics;
using SoftmaxGen.Tests.Heads;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>A head has the bits of its logits, the operation of a kernel on them, and the gradients of the layer.</summary>
public abstract class HeadCompositionTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<HeadSubject<T>> Subjects => [.. HeadCatalog<T>.All];

    [Theory, MemberData(nameof(Subjects))]
    public void FiniteRows_GiveTheBitsOfTheComposition(HeadSubject<T> subject) => AssertSame(subject, static input => input);

    [Theory, MemberData(nameof(Subjects))]
    public void BarredLabelsAndRows_GiveTheBitsOfTheComposition(HeadSubject<T> subject) =>
        AssertSame(subject, static input => input.WithBarredLabels());

    [Theory, MemberData(nameof(Subjects))]
    public void UndefinedRows_GiveTheBitsOfTheComposition(HeadSubject<T> subject) =>
        AssertSame(subject, static input => input.WithBarredLabels().WithUndefinedRows());

    private static void AssertSame(HeadSubject<T> subject, Func<HeadInput<T>, HeadInput<T>> change)
    {
        foreach (int rows in RowCounts(subject))
        {
            HeadInput<T> input = subject.Input(rows, change);
            foreach (HeadMethod method in Enum.GetValues<HeadMethod>())
            {
                BitsAssert.Equal<T>(subject.Compose(method, input), subject.Run(method, input), $"{method} of {rows} rows");
            }
        }
    }

    /// <summary>One row, a step of rows and more, and several blocks.</summary>
    private static IEnumerable<int> RowCounts(HeadSubject<T> subject) => subject.ClassCount switch
    {
        > 1000 => [1, 34],
        > 100 => [1, 7, 40],
        _ => [1, 16, 37, 300],
    };
}

public sealed class SingleHeadCompositionTests : HeadCompositionTests<float>;

public sealed class DoubleHeadCompositionTests : HeadCompositionTests<double>;
