namespace SoftmaxGen.Benchmarks.Heads;

/// <summary>The output layers that are measured: digits, small images, and the thousand classes of large ones.</summary>
public static partial class HeadKernels
{
    [SoftmaxHead(64, 10)]
    public readonly partial struct Inputs64Classes10;

    [SoftmaxHead(128, 10)]
    public readonly partial struct Inputs128Classes10;

    [SoftmaxHead(256, 100)]
    public readonly partial struct Inputs256Classes100;

    [SoftmaxHead(1024, 1000)]
    public readonly partial struct Inputs1024Classes1000;
}
