namespace SoftmaxGen.Tests.Subjects;

// Class weights alone, beside each other option, and beside all of them; what each says is read from its attribute.
[SoftmaxKernelSet(3, 10, 17, ClassWeights = [0.5, 0, 2, 1, 0.1, 3, 0, 1.5, 0.25, 1, 0.7, 0, 0.3, 2, 1, 0.9, 1e-3, 4, 0, 0.6])]
internal static partial class WeightedSet;

[SoftmaxKernelSet(3, ClassWeights = [0.5, 0, 2, 1, 0.1], LabelSmoothing = 0.1)]
internal static partial class WeightedSmoothSet;

[SoftmaxKernelSet(3, ClassWeights = [0.5, 0, 2, 1, 0.1], IgnoreIndex = -100, Reduction = LossReduction.Sum)]
internal static partial class WeightedIgnoreSet;

[SoftmaxKernelSet(3, ClassWeights = [0.5, 0, 2, 1, 0.1], ZLoss = 0.01, Temperature = 0.7)]
internal static partial class WeightedZLossSet;

[SoftmaxKernelSet(3, 10, 17, ClassWeights = [0.5, 0, 2, 1, 0.1, 3, 0, 1.5, 0.25, 1, 0.7, 0, 0.3, 2, 1, 0.9, 1e-3, 4, 0, 0.6], LabelSmoothing = 0.3, IgnoreIndex = 2, ZLoss = 0.01, Temperature = 3)]
internal static partial class WeightedAllSet;

[SoftmaxKernelSet(3, 10, 17, ClassWeights = [0.5, 0, 2, 1, 0.1, 3, 0, 1.5, 0.25, 1, 0.7, 0, 0.3, 2, 1, 0.9, 1e-3, 4, 0, 0.6], ElementType = KernelElementType.Double)]
internal static partial class WeightedDoubleSet;

[SoftmaxKernelSet(3, 10, 17, ClassWeights = [0.5, 0, 2, 1, 0.1, 3, 0, 1.5, 0.25, 1, 0.7, 0, 0.3, 2, 1, 0.9, 1e-3, 4, 0, 0.6], LabelSmoothing = 0.3, IgnoreIndex = 2, ZLoss = 0.01, Temperature = 3, ElementType = KernelElementType.Double)]
internal static partial class WeightedAllDoubleSet;

[SoftmaxKernelSet(3, ClassWeights = [0, 0, 2])]
internal static partial class LateWeightSet;
