namespace SoftmaxGen.Tests.Subjects;

// The class counts on both sides of every boundary at which the plan of a kernel changes.
[SoftmaxKernel(1, ElementType = KernelElementType.Double)]
internal readonly partial struct Double1;

[SoftmaxKernel(2, ElementType = KernelElementType.Double)]
internal readonly partial struct Double2;

[SoftmaxKernel(3, ElementType = KernelElementType.Double)]
internal readonly partial struct Double3;

[SoftmaxKernel(4, ElementType = KernelElementType.Double)]
internal readonly partial struct Double4;

[SoftmaxKernel(5, ElementType = KernelElementType.Double)]
internal readonly partial struct Double5;

[SoftmaxKernel(7, ElementType = KernelElementType.Double)]
internal readonly partial struct Double7;

[SoftmaxKernel(8, ElementType = KernelElementType.Double)]
internal readonly partial struct Double8;

[SoftmaxKernel(9, ElementType = KernelElementType.Double)]
internal readonly partial struct Double9;

[SoftmaxKernel(10, ElementType = KernelElementType.Double)]
internal readonly partial struct Double10;

[SoftmaxKernel(11, ElementType = KernelElementType.Double)]
internal readonly partial struct Double11;

[SoftmaxKernel(14, ElementType = KernelElementType.Double)]
internal readonly partial struct Double14;

[SoftmaxKernel(15, ElementType = KernelElementType.Double)]
internal readonly partial struct Double15;

[SoftmaxKernel(16, ElementType = KernelElementType.Double)]
internal readonly partial struct Double16;

[SoftmaxKernel(17, ElementType = KernelElementType.Double)]
internal readonly partial struct Double17;

[SoftmaxKernel(31, ElementType = KernelElementType.Double)]
internal readonly partial struct Double31;

[SoftmaxKernel(32, ElementType = KernelElementType.Double)]
internal readonly partial struct Double32;

[SoftmaxKernel(33, ElementType = KernelElementType.Double)]
internal readonly partial struct Double33;

[SoftmaxKernel(64, ElementType = KernelElementType.Double)]
internal readonly partial struct Double64;

[SoftmaxKernel(65, ElementType = KernelElementType.Double)]
internal readonly partial struct Double65;

[SoftmaxKernel(80, ElementType = KernelElementType.Double)]
internal readonly partial struct Double80;

[SoftmaxKernel(96, ElementType = KernelElementType.Double)]
internal readonly partial struct Double96;

[SoftmaxKernel(97, ElementType = KernelElementType.Double)]
internal readonly partial struct Double97;

[SoftmaxKernel(127, ElementType = KernelElementType.Double)]
internal readonly partial struct Double127;

[SoftmaxKernel(128, ElementType = KernelElementType.Double)]
internal readonly partial struct Double128;

[SoftmaxKernel(129, ElementType = KernelElementType.Double)]
internal readonly partial struct Double129;

[SoftmaxKernel(257, ElementType = KernelElementType.Double)]
internal readonly partial struct Double257;

[SoftmaxKernel(1000, ElementType = KernelElementType.Double)]
internal readonly partial struct Double1000;

[SoftmaxKernel(1025, ElementType = KernelElementType.Double)]
internal readonly partial struct Double1025;

[SoftmaxKernel(3, ElementType = KernelElementType.Double, Reduction = LossReduction.Sum)]
internal readonly partial struct Double3Sum;

[SoftmaxKernel(10, ElementType = KernelElementType.Double, Reduction = LossReduction.Sum)]
internal readonly partial struct Double10Sum;

[SoftmaxKernel(17, ElementType = KernelElementType.Double, Reduction = LossReduction.Sum)]
internal readonly partial struct Double17Sum;

[SoftmaxKernel(129, ElementType = KernelElementType.Double, Reduction = LossReduction.Sum)]
internal readonly partial struct Double129Sum;
