using System.Numerics;
using SoftmaxGen.Tests.Subjects;

namespace SoftmaxGen.Tests.Heads;

/// <summary>The heads that are compared with the composition of a kernel and the layer.</summary>
internal static class HeadCatalog<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Without options: the shapes at the edges.</summary>
    public static readonly HeadSubject<T>[] Plain = Of(
        [
            new HeadWithKernel<Single1To1, Single1, float>(),
            new HeadWithKernel<Single5To3, Single3, float>(),
            new HeadWithKernel<Single64To10, Single10, float>(),
            new HeadWithKernel<Single33To17, Single17, float>(),
            new HeadWithKernel<Single20To130, Single130, float>(),
            new HeadWithKernel<Single2To5000, Single5000, float>(),
        ],
        [
            new HeadWithKernel<Double1To1, Double1, double>(),
            new HeadWithKernel<Double5To3, Double3, double>(),
            new HeadWithKernel<Double64To10, Double10, double>(),
            new HeadWithKernel<Double33To17, Double17, double>(),
            new HeadWithKernel<Double20To130, Double130, double>(),
            new HeadWithKernel<Double2To5000, Double5000, double>(),
        ]);

    /// <summary>With options and without.</summary>
    public static readonly HeadSubject<T>[] All =
    [
        .. Plain,
        .. Of(
            [
                new HeadWithKernel<SingleAll5To3, SingleAll3, float>(ignoreIndex: -1),
                new HeadWithKernel<SingleIgnoring64To10, SingleIgnoring10, float>(ignoreIndex: 4),
                new HeadWithKernel<SingleSmooth33To17, SingleSmooth17, float>(),
                new HeadWithKernel<SingleWarm20To130, SingleWarm130, float>(),
            ],
            [
                new HeadWithKernel<DoubleAll5To3, DoubleAll3, double>(ignoreIndex: -1),
                new HeadWithKernel<DoubleIgnoring64To10, DoubleIgnoring10, double>(ignoreIndex: 4),
                new HeadWithKernel<DoubleSmooth33To17, DoubleSmooth17, double>(),
                new HeadWithKernel<DoubleWarm20To130, DoubleWarm130, double>(),
            ]),
    ];

    private static HeadSubject<T>[] Of(HeadSubject<float>[] single, HeadSubject<double>[] real) =>
        typeof(T) == typeof(float) ? (HeadSubject<T>[])(object)single : (HeadSubject<T>[])(object)real;
}
