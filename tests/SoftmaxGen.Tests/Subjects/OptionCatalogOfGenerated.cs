namespace SoftmaxGen.Tests.Subjects;

/// <summary>The kernels with options that the generator has made for this assembly.</summary>
internal static class OptionCatalogOfGenerated
{
    public static readonly OptionSubject<float>[] Single =
    [
        new GeneratedOptions<Weights3, float>(new() { ClassWeights = [0.5, 0, 2] }),
        new GeneratedOptions<Smooth10, float>(new() { LabelSmoothing = 0.1 }),
        new GeneratedOptions<Ignore10, float>(new() { IgnoreIndex = -100 }),
        new GeneratedOptions<Ignore2Sum, float>(new() { IgnoreIndex = 1, Reduction = LossReduction.Sum }),
        new GeneratedOptions<ZLoss17, float>(new() { ZLoss = 1e-4 }),
        new GeneratedOptions<All5, float>(new() { ClassWeights = [1, 2, 0.25, 0, 1], LabelSmoothing = 0.3, IgnoreIndex = 2, ZLoss = 0.01 }),
        new GeneratedOptions<Smooth100, float>(new() { LabelSmoothing = 0.05, ZLoss = 0.001 }),
        new GeneratedOptions<Smooth200, float>(new() { LabelSmoothing = 0.05 }),
        new GeneratedOptions<Plain10, float>(new()),
        new GeneratedOptions<Cold10, float>(new() { Temperature = 0.5 }),
        new OptionSet(10),
        new OptionSet(11),
        new OptionSet(100),
    ];

    public static readonly OptionSubject<double>[] Double =
    [
        new GeneratedOptions<All5Double, double>(new() { ClassWeights = [1, 2, 0.25, 0, 1], LabelSmoothing = 0.3, IgnoreIndex = 2, ZLoss = 0.01 }),
        new GeneratedOptions<Smooth33Double, double>(new() { LabelSmoothing = 0.05 }),
        new GeneratedOptions<Plain33Double, double>(new()),
        new GeneratedOptions<Warm33Double, double>(new() { Temperature = 2.5, LabelSmoothing = 0.1 }),
    ];
}
