namespace SoftmaxGen.Benchmarks.Options;

/// <summary>Kernels with each option alone, and with all of them.</summary>
internal static partial class OptionKernels
{
    [SoftmaxKernel(10, ClassWeights = [1, 2, 1, 0.5, 1, 1, 3, 1, 1, 0.25])]
    public readonly partial struct Weights10;

    [SoftmaxKernel(10, LabelSmoothing = 0.1)]
    public readonly partial struct Smoothing10;

    [SoftmaxKernel(10, IgnoreIndex = -100)]
    public readonly partial struct Ignore10;

    [SoftmaxKernel(10, ZLoss = 1e-4)]
    public readonly partial struct ZLoss10;

    [SoftmaxKernel(10, Temperature = 0.7)]
    public readonly partial struct Temperature10;

    [SoftmaxKernel(10, ClassWeights = [1, 2, 1, 0.5, 1, 1, 3, 1, 1, 0.25], LabelSmoothing = 0.1, IgnoreIndex = -100, ZLoss = 1e-4, Temperature = 0.7)]
    public readonly partial struct All10;

    [SoftmaxKernel(100, LabelSmoothing = 0.1)]
    public readonly partial struct Smoothing100;

    [SoftmaxKernel(100, IgnoreIndex = -100)]
    public readonly partial struct Ignore100;

    [SoftmaxKernel(100, ZLoss = 1e-4)]
    public readonly partial struct ZLoss100;

    [SoftmaxKernel(100, Temperature = 0.7)]
    public readonly partial struct Temperature100;

    [SoftmaxKernel(100, LabelSmoothing = 0.1, IgnoreIndex = -100, ZLoss = 1e-4, Temperature = 0.7)]
    public readonly partial struct All100;
}
