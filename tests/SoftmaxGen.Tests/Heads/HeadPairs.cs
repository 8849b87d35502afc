namespace SoftmaxGen.Tests.Heads;

// Heads that are compared with the composition of a kernel and the layer, and kernels that other tests do not have.
[SoftmaxHead(5, 3)]
internal readonly partial struct Single5To3;

[SoftmaxHead(5, 3, ElementType = KernelElementType.Double)]
internal readonly partial struct Double5To3;

[SoftmaxHead(33, 17)]
internal readonly partial struct Single33To17;

[SoftmaxHead(33, 17, ElementType = KernelElementType.Double)]
internal readonly partial struct Double33To17;

[SoftmaxHead(20, 130)]
internal readonly partial struct Single20To130;

[SoftmaxHead(20, 130, ElementType = KernelElementType.Double)]
internal readonly partial struct Double20To130;

[SoftmaxKernel(130)]
internal readonly partial struct Single130;

[SoftmaxKernel(130, ElementType = KernelElementType.Double)]
internal readonly partial struct Double130;

[SoftmaxKernel(5000)]
internal readonly partial struct Single5000;

[SoftmaxKernel(5000, ElementType = KernelElementType.Double)]
internal readonly partial struct Double5000;

// Options: every one, a class that is ignored, each part that masks have to do with, and a temperature alone.
[SoftmaxHead(5, 3, ClassWeights = [1, 0.5, 2], LabelSmoothing = 0.1, IgnoreIndex = -1, ZLoss = 0.01, Temperature = 0.7)]
internal readonly partial struct SingleAll5To3;

[SoftmaxKernel(3, ClassWeights = [1, 0.5, 2], LabelSmoothing = 0.1, IgnoreIndex = -1, ZLoss = 0.01, Temperature = 0.7)]
internal readonly partial struct SingleAll3;

[SoftmaxHead(5, 3, ClassWeights = [1, 0.5, 2], LabelSmoothing = 0.1, IgnoreIndex = -1, ZLoss = 0.01, Temperature = 0.7, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleAll5To3;

[SoftmaxKernel(3, ClassWeights = [1, 0.5, 2], LabelSmoothing = 0.1, IgnoreIndex = -1, ZLoss = 0.01, Temperature = 0.7, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleAll3;

[SoftmaxHead(64, 10, ClassWeights = [1, 2, 0, 1, 0.25, 1, 1, 3, 0, 1], IgnoreIndex = 4, Reduction = LossReduction.Sum)]
internal readonly partial struct SingleIgnoring64To10;

[SoftmaxKernel(10, ClassWeights = [1, 2, 0, 1, 0.25, 1, 1, 3, 0, 1], IgnoreIndex = 4, Reduction = LossReduction.Sum)]
internal readonly partial struct SingleIgnoring10;

[SoftmaxHead(64, 10, ClassWeights = [1, 2, 0, 1, 0.25, 1, 1, 3, 0, 1], IgnoreIndex = 4, Reduction = LossReduction.Sum, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleIgnoring64To10;

[SoftmaxKernel(10, ClassWeights = [1, 2, 0, 1, 0.25, 1, 1, 3, 0, 1], IgnoreIndex = 4, Reduction = LossReduction.Sum, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleIgnoring10;

[SoftmaxHead(33, 17, LabelSmoothing = 0.3)]
internal readonly partial struct SingleSmooth33To17;

[SoftmaxKernel(17, LabelSmoothing = 0.3)]
internal readonly partial struct SingleSmooth17;

[SoftmaxHead(33, 17, LabelSmoothing = 0.3, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleSmooth33To17;

[SoftmaxKernel(17, LabelSmoothing = 0.3, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleSmooth17;

[SoftmaxHead(20, 130, Temperature = 3)]
internal readonly partial struct SingleWarm20To130;

[SoftmaxKernel(130, Temperature = 3)]
internal readonly partial struct SingleWarm130;

[SoftmaxHead(20, 130, Temperature = 3, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleWarm20To130;

[SoftmaxKernel(130, Temperature = 3, ElementType = KernelElementType.Double)]
internal readonly partial struct DoubleWarm130;
