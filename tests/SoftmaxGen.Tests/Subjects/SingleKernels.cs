namespace SoftmaxGen.Tests.Subjects;

// The class counts on both sides of every boundary at which the plan of a kernel changes.
[SoftmaxKernel(1)]
internal readonly partial struct Single1;

[SoftmaxKernel(2)]
internal readonly partial struct Single2;

[SoftmaxKernel(3)]
internal readonly partial struct Single3;

[SoftmaxKernel(4)]
internal readonly partial struct Single4;

[SoftmaxKernel(5)]
internal readonly partial struct Single5;

[SoftmaxKernel(7)]
internal readonly partial struct Single7;

[SoftmaxKernel(8)]
internal readonly partial struct Single8;

[SoftmaxKernel(9)]
internal readonly partial struct Single9;

[SoftmaxKernel(10)]
internal readonly partial struct Single10;

[SoftmaxKernel(11)]
internal readonly partial struct Single11;

[SoftmaxKernel(12)]
internal readonly partial struct Single12;

[SoftmaxKernel(13)]
internal readonly partial struct Single13;

[SoftmaxKernel(15)]
internal readonly partial struct Single15;

[SoftmaxKernel(16)]
internal readonly partial struct Single16;

[SoftmaxKernel(17)]
internal readonly partial struct Single17;

[SoftmaxKernel(20)]
internal readonly partial struct Single20;

[SoftmaxKernel(21)]
internal readonly partial struct Single21;

[SoftmaxKernel(22)]
internal readonly partial struct Single22;

[SoftmaxKernel(23)]
internal readonly partial struct Single23;

[SoftmaxKernel(24)]
internal readonly partial struct Single24;

[SoftmaxKernel(25)]
internal readonly partial struct Single25;

[SoftmaxKernel(31)]
internal readonly partial struct Single31;

[SoftmaxKernel(32)]
internal readonly partial struct Single32;

[SoftmaxKernel(33)]
internal readonly partial struct Single33;

[SoftmaxKernel(47)]
internal readonly partial struct Single47;

[SoftmaxKernel(48)]
internal readonly partial struct Single48;

[SoftmaxKernel(63)]
internal readonly partial struct Single63;

[SoftmaxKernel(64)]
internal readonly partial struct Single64;

[SoftmaxKernel(65)]
internal readonly partial struct Single65;

[SoftmaxKernel(100)]
internal readonly partial struct Single100;

[SoftmaxKernel(127)]
internal readonly partial struct Single127;

[SoftmaxKernel(128)]
internal readonly partial struct Single128;

[SoftmaxKernel(129)]
internal readonly partial struct Single129;

[SoftmaxKernel(255)]
internal readonly partial struct Single255;

[SoftmaxKernel(256)]
internal readonly partial struct Single256;

[SoftmaxKernel(257)]
internal readonly partial struct Single257;

[SoftmaxKernel(1000)]
internal readonly partial struct Single1000;

[SoftmaxKernel(1023)]
internal readonly partial struct Single1023;

[SoftmaxKernel(1025)]
internal readonly partial struct Single1025;

[SoftmaxKernel(4096)]
internal readonly partial struct Single4096;

[SoftmaxKernel(3, Reduction = LossReduction.Sum)]
internal readonly partial struct Single3Sum;

[SoftmaxKernel(10, Reduction = LossReduction.Sum)]
internal readonly partial struct Single10Sum;

[SoftmaxKernel(17, Reduction = LossReduction.Sum)]
internal readonly partial struct Single17Sum;

[SoftmaxKernel(129, Reduction = LossReduction.Sum)]
internal readonly partial struct Single129Sum;

// However much code a kernel may become, its bits are the same.
[SoftmaxKernel(10, Unrolling = KernelUnrolling.Loop)]
internal readonly partial struct Single10Loop;

[SoftmaxKernel(33, Unrolling = KernelUnrolling.Loop)]
internal readonly partial struct Single33Loop;

[SoftmaxKernel(10, Unrolling = KernelUnrolling.Smallest)]
internal readonly partial struct Single10Smallest;

[SoftmaxKernel(33, Unrolling = KernelUnrolling.Full)]
internal readonly partial struct Single33Full;

[SoftmaxKernel(200, Unrolling = KernelUnrolling.Full)]
internal readonly partial struct Single200Full;
