namespace SoftmaxGen.Tests.Subjects;

// One option each, all together, and none: soft targets go the way of options.
[SoftmaxKernel(3, ClassWeights = [0.5, 0, 2])]
internal readonly partial struct Weights3;

[SoftmaxKernel(10, LabelSmoothing = 0.1)]
internal readonly partial struct Smooth10;

[SoftmaxKernel(10, IgnoreIndex = -100)]
internal readonly partial struct Ignore10;

[SoftmaxKernel(2, IgnoreIndex = 1, Reduction = LossReduction.Sum)]
internal readonly partial struct Ignore2Sum;

[SoftmaxKernel(17, ZLoss = 1e-4)]
internal readonly partial struct ZLoss17;

[SoftmaxKernel(5, ClassWeights = [1, 2, 0.25, 0, 1], LabelSmoothing = 0.3, IgnoreIndex = 2, ZLoss = 0.01)]
internal readonly partial struct All5;

[SoftmaxKernel(100, LabelSmoothing = 0.05, ZLoss = 0.001)]
internal readonly partial struct Smooth100;

[SoftmaxKernel(200, LabelSmoothing = 0.05)]
internal readonly partial struct Smooth200;

[SoftmaxKernel(5, ClassWeights = [1, 2, 0.25, 0, 1], LabelSmoothing = 0.3, IgnoreIndex = 2, ZLoss = 0.01, ElementType = KernelElementType.Double)]
internal readonly partial struct All5Double;

[SoftmaxKernel(33, LabelSmoothing = 0.05, ElementType = KernelElementType.Double)]
internal readonly partial struct Smooth33Double;

[SoftmaxKernel(10)]
internal readonly partial struct Plain10;

[SoftmaxKernel(33, ElementType = KernelElementType.Double)]
internal readonly partial struct Plain33Double;

[SoftmaxKernel(10, Temperature = 0.5)]
internal readonly partial struct Cold10;

[SoftmaxKernel(33, Temperature = 2.5, LabelSmoothing = 0.1, ElementType = KernelElementType.Double)]
internal readonly partial struct Warm33Double;

[SoftmaxKernel(3, Temperature = 0.3)]
internal readonly partial struct Cold3;

[SoftmaxKernel(100, Temperature = 7)]
internal readonly partial struct Warm100;

[SoftmaxKernel(10, Temperature = 0.3, ElementType = KernelElementType.Double)]
internal readonly partial struct Cold10Double;

[SoftmaxKernel(70, Temperature = 7, ElementType = KernelElementType.Double)]
internal readonly partial struct Warm70Double;
