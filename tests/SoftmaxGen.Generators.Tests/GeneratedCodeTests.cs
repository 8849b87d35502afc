using System;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests;

/// <summary>The generated code, word by word; each of these class counts is compiled and run in the numeric tests too.</summary>
public sealed class GeneratedCodeTests
{
    private const string TwoOperations = ", Operations = KernelOperations.Softmax | KernelOperations.CrossEntropyGradient";

    /// <summary>The class counts at the edges of the strategies, with the two operations that show every stage.</summary>
    public static TheoryData<int, string> Edges { get; } = new()
    {
        { 1, "Single" }, { 2, "Single" }, { 3, "Single" }, { 4, "Single" }, { 5, "Single" }, { 8, "Single" }, { 15, "Single" },
        { 16, "Single" }, { 17, "Single" }, { 33, "Single" }, { 64, "Single" }, { 65, "Single" }, { 128, "Single" }, { 129, "Single" },
        { 1, "Double" }, { 2, "Double" }, { 3, "Double" }, { 16, "Double" }, { 17, "Double" }, { 64, "Double" }, { 65, "Double" },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Kernel_AtTheEdgeOfAStrategy(int classCount, string elementType) => Snapshot.Match(
        Generate($"[SoftmaxKernel({classCount}, ElementType = KernelElementType.{elementType}{TwoOperations})] public readonly partial struct Kernel;"),
        $"Kernel{classCount}.{elementType}");

    [Fact]
    public void Kernel_WithEveryOperation() =>
        Snapshot.Match(Generate("[SoftmaxKernel(10)] public readonly partial struct DigitKernel;"), "DigitKernel");

    [Fact]
    public void Kernel_WithOptions() => Snapshot.Match(
        Generate($"[SoftmaxKernel(3, ClassWeights = new[] {{ 0.5, 0.1, 2 }}, LabelSmoothing = 0.1, IgnoreIndex = -100, ZLoss = 1e-4{TwoOperations})] public readonly partial struct Kernel;"),
        "Kernel3.Options");

    [Fact]
    public void KernelSet_DispatchesAndFallsBack() => Snapshot.Match(
        Generate($"[SoftmaxKernelSet(3, 10, 1000, Reduction = LossReduction.Sum{TwoOperations})] public static partial class Kernels;"), "Kernels");

    [Fact]
    public void KernelSet_WithClassWeights_TakesTheFirstOfThem() => Snapshot.Match(
        Generate("[SoftmaxKernelSet(3, 5, ClassWeights = new[] { 0.5, 0.1, 2, 0, 1, 3 }, Operations = KernelOperations.CrossEntropy)] public static partial class Kernels;"),
        "Kernels.ClassWeights");

    [Fact]
    public void Head_HasItsKernelInside() =>
        Snapshot.Match(Generate("[SoftmaxHead(inputs: 64, classCount: 10)] public readonly partial struct DigitHead;"), "DigitHead");

    [Fact]
    public void HeadWithSomeOperations() =>
        Snapshot.Match(
            Generate("[SoftmaxHead(inputs: 64, classCount: 1000, Operations = KernelOperations.CrossEntropyGradient | KernelOperations.ArgMax)] public readonly partial struct DigitHead;"),
            "DigitHead.Operations");

    [Fact]
    public void Source_DoesNotGrowWithTheClassCount()
    {
        string thousand = Generate("[SoftmaxKernel(1000)] public readonly partial struct Kernel;");
        string million = Generate("[SoftmaxKernel(1000000)] public readonly partial struct Kernel;");

        Assert.InRange(million.Length - thousand.Length, 0, 100);
    }

    private static string Generate(string declaration) => GeneratorRun.Of(
        $"using SoftmaxGen;{Environment.NewLine}namespace App;{Environment.NewLine}{declaration}", Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12)
        .SingleSource();
}
