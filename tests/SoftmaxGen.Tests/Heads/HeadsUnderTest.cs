namespace SoftmaxGen.Tests.Heads;

// The shapes at the edges: of lanes, of tiles, of the strategies of the kernel, of the stack.
[SoftmaxHead(1, 1)]
internal readonly partial struct Single1To1;

[SoftmaxHead(1, 1, ElementType = KernelElementType.Double)]
internal readonly partial struct Double1To1;

[SoftmaxHead(3, 2)]
internal readonly partial struct Single3To2;

[SoftmaxHead(3, 2, ElementType = KernelElementType.Double)]
internal readonly partial struct Double3To2;

[SoftmaxHead(7, 3)]
internal readonly partial struct Single7To3;

[SoftmaxHead(7, 3, ElementType = KernelElementType.Double)]
internal readonly partial struct Double7To3;

[SoftmaxHead(16, 10)]
internal readonly partial struct Single16To10;

[SoftmaxHead(16, 10, ElementType = KernelElementType.Double)]
internal readonly partial struct Double16To10;

[SoftmaxHead(64, 10)]
internal readonly partial struct Single64To10;

[SoftmaxHead(64, 10, ElementType = KernelElementType.Double)]
internal readonly partial struct Double64To10;

[SoftmaxHead(17, 17)]
internal readonly partial struct Single17To17;

[SoftmaxHead(17, 17, ElementType = KernelElementType.Double)]
internal readonly partial struct Double17To17;

[SoftmaxHead(70, 33)]
internal readonly partial struct Single70To33;

[SoftmaxHead(70, 33, ElementType = KernelElementType.Double)]
internal readonly partial struct Double70To33;

[SoftmaxHead(33, 129)]
internal readonly partial struct Single33To129;

[SoftmaxHead(33, 129, ElementType = KernelElementType.Double)]
internal readonly partial struct Double33To129;

[SoftmaxHead(5, 1000)]
internal readonly partial struct Single5To1000;

[SoftmaxHead(5, 1000, ElementType = KernelElementType.Double)]
internal readonly partial struct Double5To1000;

[SoftmaxHead(2, 5000)]
internal readonly partial struct Single2To5000;

[SoftmaxHead(2, 5000, ElementType = KernelElementType.Double)]
internal readonly partial struct Double2To5000;

[SoftmaxHead(4, 3, Reduction = LossReduction.Sum)]
internal readonly partial struct SingleSumHead;

[SoftmaxHead(6, 3, ClassWeights = [1, 0.5, 2], LabelSmoothing = 0.1, IgnoreIndex = -1, ZLoss = 0.01)]
internal readonly partial struct SingleOptionHead;
