using System;
using System.Linq;
using SoftmaxGen.Benchmarks.Heads;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The suites: each piece of work for each kernel, the heads, and the generator.</summary>
internal static class SuiteTypes
{
    private static readonly Type[] s_works =
        [typeof(SoftmaxBatch), typeof(SoftmaxRow), typeof(GradientBatch), typeof(GradientRow)];

    private static readonly Type[] s_others = [typeof(LogSoftmaxSuite<>), typeof(LossSuite<>)];

    public static Type[] All() =>
    [
        .. from work in s_works
           from kernel in Kernels.ByClassCount.Values
           select typeof(Suite<,>).MakeGenericType(work, kernel.Type),
        .. from suite in s_others
           from kernel in Kernels.ByClassCount.Values
           select suite.MakeGenericType(kernel.Type),
        .. from head in typeof(HeadKernels).GetNestedTypes()
           select typeof(HeadSuite<>).MakeGenericType(head),
        typeof(GeneratorSuite),
    ];
}
