using System.Collections.Generic;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using SoftmaxGen.Tests.Subjects;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>One row of logits, its true results, and what computes them.</summary>
internal sealed record Measured<T>(Subject<T> Subject, T[] Logits, RowTruth<T> Truth)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ElementsPerClassCount = 20_000;
    private static readonly int[] ClassCounts = [1, 2, 3, 5, 10, 17, 64, 129, 1000, 4097];

    /// <summary>Makes rows of a family, of many class counts.</summary>
    public static IEnumerable<Measured<T>> Rows(LogitFamily family)
    {
        Noise noise = new((ulong)family);
        foreach (int classCount in ClassCounts)
        {
            Subject<T> subject = Catalog<T>.MakeRunTime(classCount);
            for (int row = 0; row < ElementsPerClassCount / classCount; row++)
            {
                yield return Of(subject, Inputs.Logits.Row<T>(family, classCount, noise));
            }
        }
    }

    /// <summary>
    /// Makes rows in which one of five logits leads the others by a gap, from 0 to where exponentials vanish in steps
    /// of 1/64, at every place.
    /// </summary>
    public static IEnumerable<Measured<T>> Gaps()
    {
        const int ClassCount = 5;
        Subject<T> subject = Catalog<T>.MakeRunTime(ClassCount);
        for (double gap = 0; gap <= Inputs.Logits.Reach<T>(); gap += 1.0 / 64)
        {
            for (int leader = 0; leader < ClassCount; leader++)
            {
                T[] logits = new T[ClassCount];
                logits[leader] = T.CreateChecked(gap);
                yield return Of(subject, logits);
            }
        }
    }

    /// <summary>Makes rows of two logits, one of them 0 and the other of any magnitude.</summary>
    public static IEnumerable<Measured<T>> Pairs()
    {
        Subject<T> subject = Catalog<T>.MakeRunTime(2);
        foreach (T logit in Numbers.OfAllMagnitudes<T>(200_000, 2 * Inputs.Logits.Reach<T>(), new(2)))
        {
            yield return Of(subject, [logit, T.Zero]);
        }
    }

    /// <summary>Makes one row of the most classes for which accuracy is promised.</summary>
    public static Measured<T> Longest(LogitFamily family)
    {
        const int ClassCount = 1 << 20;
        return Of(Catalog<T>.MakeRunTime(ClassCount), Inputs.Logits.Row<T>(family, ClassCount, new((ulong)family)));
    }

    private static Measured<T> Of(Subject<T> subject, T[] logits) => new(subject, logits, new RowTruth<T>(logits));
}
