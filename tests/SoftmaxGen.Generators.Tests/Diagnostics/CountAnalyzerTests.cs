using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class CountAnalyzerTests
{
    [Theory]
    [InlineData("SoftmaxKernel([|0|])", 0)]
    [InlineData("SoftmaxKernel([|-3|], Reduction = SoftmaxGen.LossReduction.Sum)", -3)]
    [InlineData("SoftmaxKernel(classCount: [|1 - 1|])", 0)]
    [InlineData("SoftmaxKernel([|int.MinValue|])", int.MinValue)]
    [InlineData("SoftmaxKernelSet([|0|])", 0)]
    [InlineData("SoftmaxKernelSet(3, [|0|], 10)", 0)]
    [InlineData("SoftmaxKernelSet(new[] { 3, [|-1|] })", -1)]
    [InlineData("SoftmaxKernelSet(classCounts: new int[] { 3, 10, [|-1|] })", -1)]
    [InlineData("SoftmaxHead(64, [|0|])", 0)]
    [InlineData("SoftmaxHead(classCount: [|0|], inputs: 64)", 0)]
    [InlineData("SoftmaxHead(inputs: 64, classCount: [|0|])", 0)]
    [InlineData("SoftmaxHead(inputs: 64, [|0|])", 0)]
    public Task ClassCountBelowOne_IsReportedAtTheCount(string attribute, int classCount) => AnalyzerRun.VerifyAsync(
        $$"""
        [SoftmaxGen.{{attribute}}]
        public partial struct Digit { }
        """,
        ("SMG003", $"The class count of 'Digit' is {classCount}; it must be at least 1"));

    [Fact]
    public Task EveryClassCountBelowOne_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernelSet([|0|], 10, [|-1|])]
        public partial struct Digit { }
        """,
        ("SMG003", "The class count of 'Digit' is 0; it must be at least 1"),
        ("SMG003", "The class count of 'Digit' is -1; it must be at least 1"));

    [Theory]
    [InlineData("SoftmaxHead([|0|], 10)", 0)]
    [InlineData("SoftmaxHead(classCount: 10, inputs: [|-64|])", -64)]
    public Task InputsBelowOne_AreReportedAtTheInputs(string attribute, int inputs) => AnalyzerRun.VerifyAsync(
        $$"""
        [SoftmaxGen.{{attribute}}]
        public partial struct Digit { }
        """,
        ("SMG009", $"The width of the hidden layer of 'Digit' is {inputs}; it must be at least 1"));

    [Fact]
    public Task InputsAndClassCountBelowOne_AreBothReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxHead([|-65536|], [|-65536|])]
        public partial struct Digit { }
        """,
        ("SMG009", "The width of the hidden layer of 'Digit' is -65536; it must be at least 1"),
        ("SMG003", "The class count of 'Digit' is -65536; it must be at least 1"));

    [Theory]
    [InlineData("")]
    [InlineData("()")]
    [InlineData("(null)")]
    [InlineData("(new int[0])")]
    [InlineData("(Reduction = SoftmaxGen.LossReduction.Sum)")]
    public Task SetWithoutClassCount_IsReportedAtTheAttribute(string arguments) => AnalyzerRun.VerifyAsync(
        $$"""
        [[|SoftmaxGen.SoftmaxKernelSet{{arguments}}|]]
        public static partial class Kernels { }
        """,
        ("SMG010", "'Kernels' declares 0 class counts; it must declare at least 1"));

    [Theory]
    [InlineData("SoftmaxHead(65536, [|32768|])", 32768, 65536, 2147483648)]
    [InlineData("SoftmaxHead(classCount: [|int.MaxValue|], inputs: int.MaxValue)", int.MaxValue, int.MaxValue, 4611686014132420609)]
    public Task WeightsBeyondASpan_AreReportedAtTheClassCount(string attribute, int classCount, int inputs, long weights) => AnalyzerRun.VerifyAsync(
        $$"""
        [SoftmaxGen.{{attribute}}]
        public partial struct Digit { }
        """,
        ("SMG011", $"'Digit' has {weights} weights, {classCount} classes by {inputs} inputs; a span holds at most 2147483647"));

    [Theory]
    [InlineData("SoftmaxKernel(1)")]
    [InlineData("SoftmaxKernelSet(1)")]
    [InlineData("SoftmaxKernelSet(10, 3, 10)")]
    [InlineData("SoftmaxHead(1, 1)")]
    [InlineData("SoftmaxHead(1, 2147483647)")]
    public Task CountsInRange_AreNotReported(string attribute) => AnalyzerRun.VerifyAsync($$"""
        [SoftmaxGen.{{attribute}}]
        public partial struct Digit { }
        """);
}
