namespace SoftmaxGen.Tests.Subjects;

/// <summary>The kernels that the generator has made for this assembly.</summary>
internal static class CatalogOfGenerated
{
    public static readonly Subject<float>[] Single =
    [
        new GeneratedKernel<Single1, float>(),
        new GeneratedKernel<Single2, float>(),
        new GeneratedKernel<Single3, float>(),
        new GeneratedKernel<Single4, float>(),
        new GeneratedKernel<Single5, float>(),
        new GeneratedKernel<Single7, float>(),
        new GeneratedKernel<Single8, float>(),
        new GeneratedKernel<Single9, float>(),
        new GeneratedKernel<Single10, float>(),
        new GeneratedKernel<Single11, float>(),
        new GeneratedKernel<Single12, float>(),
        new GeneratedKernel<Single13, float>(),
        new GeneratedKernel<Single15, float>(),
        new GeneratedKernel<Single16, float>(),
        new GeneratedKernel<Single17, float>(),
        new GeneratedKernel<Single20, float>(),
        new GeneratedKernel<Single21, float>(),
        new GeneratedKernel<Single22, float>(),
        new GeneratedKernel<Single23, float>(),
        new GeneratedKernel<Single24, float>(),
        new GeneratedKernel<Single25, float>(),
        new GeneratedKernel<Single31, float>(),
        new GeneratedKernel<Single32, float>(),
        new GeneratedKernel<Single33, float>(),
        new GeneratedKernel<Single47, float>(),
        new GeneratedKernel<Single48, float>(),
        new GeneratedKernel<Single63, float>(),
        new GeneratedKernel<Single64, float>(),
        new GeneratedKernel<Single65, float>(),
        new GeneratedKernel<Single100, float>(),
        new GeneratedKernel<Single127, float>(),
        new GeneratedKernel<Single128, float>(),
        new GeneratedKernel<Single129, float>(),
        new GeneratedKernel<Single255, float>(),
        new GeneratedKernel<Single256, float>(),
        new GeneratedKernel<Single257, float>(),
        new GeneratedKernel<Single1000, float>(),
        new GeneratedKernel<Single1023, float>(),
        new GeneratedKernel<Single1025, float>(),
        new GeneratedKernel<Single4096, float>(),
        new GeneratedKernel<Single3Sum, float>(LossReduction.Sum),
        new GeneratedKernel<Single10Sum, float>(LossReduction.Sum),
        new GeneratedKernel<Single17Sum, float>(LossReduction.Sum),
        new GeneratedKernel<Single129Sum, float>(LossReduction.Sum),
        new GeneratedKernel<Single10Loop, float>(),
        new GeneratedKernel<Single33Loop, float>(),
        new GeneratedKernel<Single10Smallest, float>(),
        new GeneratedKernel<Single33Full, float>(),
        new GeneratedKernel<Single200Full, float>(),
    ];

    public static readonly Subject<double>[] Double =
    [
        new GeneratedKernel<Double1, double>(),
        new GeneratedKernel<Double2, double>(),
        new GeneratedKernel<Double3, double>(),
        new GeneratedKernel<Double4, double>(),
        new GeneratedKernel<Double5, double>(),
        new GeneratedKernel<Double7, double>(),
        new GeneratedKernel<Double8, double>(),
        new GeneratedKernel<Double9, double>(),
        new GeneratedKernel<Double10, double>(),
        new GeneratedKernel<Double11, double>(),
        new GeneratedKernel<Double14, double>(),
        new GeneratedKernel<Double15, double>(),
        new GeneratedKernel<Double16, double>(),
        new GeneratedKernel<Double17, double>(),
        new GeneratedKernel<Double31, double>(),
        new GeneratedKernel<Double32, double>(),
        new GeneratedKernel<Double33, double>(),
        new GeneratedKernel<Double64, double>(),
        new GeneratedKernel<Double65, double>(),
        new GeneratedKernel<Double80, double>(),
        new GeneratedKernel<Double96, double>(),
        new GeneratedKernel<Double97, double>(),
        new GeneratedKernel<Double127, double>(),
        new GeneratedKernel<Double128, double>(),
        new GeneratedKernel<Double129, double>(),
        new GeneratedKernel<Double257, double>(),
        new GeneratedKernel<Double1000, double>(),
        new GeneratedKernel<Double1025, double>(),
        new GeneratedKernel<Double3Sum, double>(LossReduction.Sum),
        new GeneratedKernel<Double10Sum, double>(LossReduction.Sum),
        new GeneratedKernel<Double17Sum, double>(LossReduction.Sum),
        new GeneratedKernel<Double129Sum, double>(LossReduction.Sum),
    ];

    public static readonly Subject<float>[] TemperedSingle =
    [
        new GeneratedKernel<Cold3, float>(temperature: 0.3),
        new GeneratedKernel<Cold10, float>(temperature: 0.5),
        new GeneratedKernel<Warm100, float>(temperature: 7),
    ];

    public static readonly Subject<double>[] TemperedDouble =
    [
        new GeneratedKernel<Cold10Double, double>(temperature: 0.3),
        new GeneratedKernel<Warm70Double, double>(temperature: 7),
    ];
}
