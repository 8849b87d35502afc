using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class MemberNameAnalyzerTests
{
    [Theory]
    [InlineData("ClassCount")]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    [InlineData("LogSumExp")]
    [InlineData("CrossEntropy")]
    [InlineData("CrossEntropyGradient")]
    [InlineData("WeightedCrossEntropyGradient")]
    [InlineData("ArgMax")]
    [InlineData("Sample")]
    [InlineData("Entropy")]
    [InlineData("EntropyGradient")]
    [InlineData("TopK")]
    [InlineData("SoftmaxGradient")]
    [InlineData("HessianDiagonal")]
    [InlineData("CrossEntropySoftmax")]
    public Task NameOfKernelMember_IsReportedWhenTaken(string name) =>
        VerifyTakenAsync("SoftmaxKernel", "10", $"public static void {name}() {{ }}", name);

    [Theory]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    [InlineData("LogSumExp")]
    [InlineData("CrossEntropy")]
    [InlineData("CrossEntropyGradient")]
    [InlineData("WeightedCrossEntropyGradient")]
    [InlineData("ArgMax")]
    [InlineData("Sample")]
    [InlineData("Entropy")]
    [InlineData("EntropyGradient")]
    [InlineData("TopK")]
    [InlineData("SoftmaxGradient")]
    [InlineData("HessianDiagonal")]
    [InlineData("CrossEntropySoftmax")]
    public Task NameOfKernelSetMember_IsReportedWhenTaken(string name) =>
        VerifyTakenAsync("SoftmaxKernelSet", "3, 10", $"public static void {name}() {{ }}", name);

    [Theory]
    [InlineData("ClassCount")]
    [InlineData("Inputs")]
    [InlineData("Logits")]
    [InlineData("Softmax")]
    [InlineData("CrossEntropy")]
    [InlineData("CrossEntropyGradient")]
    [InlineData("WeightedCrossEntropyGradient")]
    [InlineData("SoftCrossEntropy")]
    [InlineData("SoftCrossEntropyGradient")]
    [InlineData("SoftWeightedCrossEntropyGradient")]
    [InlineData("ArgMax")]
    [InlineData("Sample")]
    public Task NameOfHeadMember_IsReportedWhenTaken(string name) =>
        VerifyTakenAsync("SoftmaxHead", "64, 10", $"public static void {name}() {{ }}", name);

    [Theory]
    [InlineData("public const int Softmax = 0;")]
    [InlineData("public static int Softmax => 0;")]
    [InlineData("public static event System.Action Softmax { add { } remove { } }")]
    [InlineData("public static void Softmax<T>(T value) { }")]
    [InlineData("public enum Softmax { }")]
    public Task EveryKindOfMember_TakesItsName(string member) => VerifyTakenAsync("SoftmaxKernel", "10", member, "Softmax");

    [Fact]
    public Task NameTakenInAnotherPart_IsReportedAtTheAttributedPart() => AnalyzerRun.VerifyAsync(
        """
        public partial struct Digit { public static void Softmax() { } }

        [SoftmaxGen.SoftmaxKernel(10)]
        public partial struct [|Digit|] { }
        """,
        ("SMG006", "'Digit' already has a member 'Softmax', which [SoftmaxKernel] adds to it"));

    [Fact]
    public Task NameTakenByAPositionalParameter_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernel(10)]
        public partial record struct [|Digit|](int ClassCount);
        """,
        ("SMG006", "'Digit' already has a member 'ClassCount', which [SoftmaxKernel] adds to it"));

    [Fact]
    public Task EveryNameTaken_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernel(10)]
        public partial struct [|Digit|]
        {
            public static void ArgMax() { }
            public static void ArgMax(int row) { }
            public static void Softmax() { }
        }
        """,
        ("SMG006", "'Digit' already has a member 'ArgMax', which [SoftmaxKernel] adds to it"),
        ("SMG006", "'Digit' already has a member 'Softmax', which [SoftmaxKernel] adds to it"));

    [Fact]
    public Task NameOfOperationThatIsNotAskedFor_IsFree() => AnalyzerRun.VerifyAsync("""
        using SoftmaxGen;

        [SoftmaxKernel(10, Operations = KernelOperations.Softmax | KernelOperations.ArgMax)]
        public partial struct Digit { public static void LogSoftmax() { } }

        [SoftmaxKernelSet(3, 10)]
        public partial struct Digits { public static int ClassCount => 0; }

        [SoftmaxHead(64, 10)]
        public partial struct Head { public static void LogSoftmax() { } }

        [SoftmaxHead(64, 10, Operations = KernelOperations.Softmax | KernelOperations.ArgMax)]
        public partial struct Policy { public static void SoftCrossEntropy() { } }
        """);

    [Theory]
    [InlineData("SoftmaxKernel", "10", "Softmax")]
    [InlineData("SoftmaxKernelSet", "10", "ArgMax")]
    [InlineData("SoftmaxHead", "64, 10", "Logits")]
    public Task TypeWithTheNameOfAMember_IsReported(string attribute, string arguments, string name) => AnalyzerRun.VerifyAsync(
        $$"""
        [SoftmaxGen.{{attribute}}({{arguments}})]
        public partial struct [|{{name}}|] { }
        """,
        ("SMG012", $"'{name}' cannot have a member of its own name, which [{attribute}] would add to it"));

    private static Task VerifyTakenAsync(string attribute, string arguments, string member, string name) => AnalyzerRun.VerifyAsync(
        $$"""
        [SoftmaxGen.{{attribute}}({{arguments}})]
        public partial struct [|Digit|]
        {
            {{member}}
        }
        """,
        ("SMG006", $"'Digit' already has a member '{name}', which [{attribute}] adds to it"));
}
