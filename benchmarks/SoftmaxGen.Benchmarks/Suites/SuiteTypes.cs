using System;
using System.Linq;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The suites: each piece of work for each kernel.</summary>
internal static class SuiteTypes
{
    private static readonly Type[] s_works =
        [typeof(SoftmaxBatch), typeof(SoftmaxRow), typeof(GradientBatch), typeof(GradientRow)];

    public static Type[] All() =>
    [
        .. from work in s_works
           from kernel in Kernels.ByClassCount.Values
           select typeof(Suite<,>).MakeGenericType(work, kernel),
    ];
}
