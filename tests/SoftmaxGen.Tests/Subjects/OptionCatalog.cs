using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;

namespace SoftmaxGen.Tests.Subjects;

/// <summary>All that is tested with options.</summary>
internal static class OptionCatalog<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Every kind of options at run time, for every kind of row.</summary>
    public static readonly OptionSubject<T>[] RunTime =
    [
        .. from classCount in new[] { 1, 2, 3, 5, 10, 16, 17, 33, 64, 65, 100, 129, 257 }
           from options in OptionsFor(classCount)
           select MakeRunTime(classCount, options),
    ];

    /// <summary>The generated kernels and sets.</summary>
    public static readonly OptionSubject<T>[] Generated = typeof(T) == typeof(float)
        ? (OptionSubject<T>[])(object)OptionCatalogOfGenerated.Single
        : (OptionSubject<T>[])(object)OptionCatalogOfGenerated.Double;

    /// <summary>All of the above.</summary>
    public static readonly OptionSubject<T>[] All = [.. RunTime, .. Generated];

    public static OptionSubject<T> MakeRunTime(int classCount, CrossEntropyOptions options) => typeof(T) == typeof(float)
        ? (OptionSubject<T>)(object)new SingleRunTimeOptions(classCount, options)
        : (OptionSubject<T>)(object)new DoubleRunTimeOptions(classCount, options);

    /// <summary>Each option alone, all together, and such as say nothing.</summary>
    private static IEnumerable<CrossEntropyOptions> OptionsFor(int classCount)
    {
        ImmutableArray<double> weights = Weights(classCount);
        yield return new() { ClassWeights = [.. Enumerable.Repeat(1.0, classCount)] };
        yield return new() { ClassWeights = weights };
        yield return new() { LabelSmoothing = 0.1 };
        yield return new() { IgnoreIndex = -100 };
        yield return new() { IgnoreIndex = 0, Reduction = LossReduction.Sum };
        yield return new() { ZLoss = 1e-4 };
        yield return new() { Temperature = 0.7 };
        yield return new() { ClassWeights = weights, LabelSmoothing = 0.7, IgnoreIndex = classCount, ZLoss = 0.01, Temperature = 3 };
    }

    /// <summary>Weights of all sizes; some are 0, where one class is not all there is.</summary>
    private static ImmutableArray<double> Weights(int classCount)
    {
        Noise noise = new((ulong)classCount);
        return [.. Enumerable.Range(0, classCount).Select(i => i > 0 && noise.Below(5) == 0 ? 0 : 3 * noise.Uniform())];
    }
}
