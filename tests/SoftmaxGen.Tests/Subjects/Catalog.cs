using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>All that is tested with one element type.</summary>
internal static class Catalog<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The generated kernels.</summary>
    public static readonly Subject<T>[] Generated = Of(CatalogOfGenerated.Single, CatalogOfGenerated.Double);

    /// <summary>The run-time methods for every small class count, and for those around powers of two.</summary>
    public static readonly Subject<T>[] RunTime = [.. RunTimeClassCounts().Select(count => MakeRunTime(count))];

    /// <summary>The run-time methods whose losses are summed, not averaged.</summary>
    public static readonly Subject<T>[] RunTimeSum =
        [.. new[] { 2, 10, 129 }.Select(count => MakeRunTime(count, LossReduction.Sum))];

    /// <summary>The generated set of kernels: with its class counts, and with some that it passes on.</summary>
    public static readonly Subject<T>[] Set = [.. new[] { 1, 3, 10, 17, 1000, 1001 }.Select(MakeSet)];

    /// <summary>Generated kernels whose logits have a temperature.</summary>
    public static readonly Subject<T>[] Tempered =
        Of(CatalogOfGenerated.TemperedSingle, CatalogOfGenerated.TemperedDouble);

    /// <summary>One subject of every kind and size of row: for what does not depend on the class count.</summary>
    public static readonly Subject<T>[] Some =
    [
        .. RunTime.Where(static subject => subject.ClassCount is 1 or 3 or 10 or 17 or 100 or 257),
        .. Generated.Where(static subject => subject.ClassCount is 1 or 3 or 10 or 17 or 100 or 257),
        .. Set.Where(static subject => subject.ClassCount is 10 or 17),
    ];

    /// <summary>All of the above.</summary>
    public static readonly Subject<T>[] All = [.. RunTime, .. RunTimeSum, .. Generated, .. Set];

    /// <summary>One subject of each kind, with ten classes: for what is checked before any computation.</summary>
    public static readonly Subject<T>[] OfTenClasses = [.. Some.Where(static subject => subject.ClassCount == 10)];

    public static Subject<T> MakeRunTime(int classCount, LossReduction reduction = LossReduction.Mean) =>
        typeof(T) == typeof(float)
            ? (Subject<T>)(object)new SingleRunTime(classCount, reduction)
            : (Subject<T>)(object)new DoubleRunTime(classCount, reduction);

    private static Subject<T> MakeSet(int classCount) =>
        typeof(T) == typeof(float)
            ? (Subject<T>)(object)new SingleSet(classCount)
            : (Subject<T>)(object)new DoubleSet(classCount);

    private static IEnumerable<int> RunTimeClassCounts()
    {
        foreach (int count in Enumerable.Range(1, 300))
        {
            yield return count;
        }

        for (int power = 512; power <= 4096; power *= 2)
        {
            yield return power - 1;
            yield return power;
            yield return power + 1;
        }
    }

    private static Subject<T>[] Of(Subject<float>[] single, Subject<double>[] real) =>
        typeof(T) == typeof(float) ? (Subject<T>[])(object)single : (Subject<T>[])(object)real;
}
