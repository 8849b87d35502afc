using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class OptionAnalyzerTests
{
    [Theory]
    [InlineData("KernelOperations.None", 0)]
    [InlineData("default", 0)]
    [InlineData("KernelOperations.All + 1", (int)KernelOperations.All + 1)]
    [InlineData("KernelOperations.Softmax | (KernelOperations.All + 1)", (int)KernelOperations.All + 2)]
    [InlineData("(KernelOperations)(-1)", -1)]
    public Task OperationsThatAreNoneOrUnknown_AreReportedAtTheValue(string value, int number) =>
        VerifyAsync("SoftmaxKernel(10", "Operations", value, number, 1, (int)KernelOperations.All);

    [Theory]
    [InlineData("(LossReduction)(-1)", -1)]
    [InlineData("(LossReduction)2", 2)]
    public Task ReductionThatIsNotDefined_IsReportedAtTheValue(string value, int number) =>
        VerifyAsync("SoftmaxKernelSet(3, 10", "Reduction", value, number, 0, 1);

    [Theory]
    [InlineData("(KernelElementType)(-1)", -1)]
    [InlineData("(KernelElementType)2", 2)]
    public Task ElementTypeThatIsNotDefined_IsReportedAtTheValue(string value, int number) =>
        VerifyAsync("SoftmaxHead(64, 10", "ElementType", value, number, 0, 1);

    [Theory]
    [InlineData("Operations = KernelOperations.ArgMax")]
    [InlineData("Operations = KernelOperations.All")]
    [InlineData("Reduction = LossReduction.Sum")]
    [InlineData("ElementType = KernelElementType.Double")]
    public Task DefinedOption_IsNotReported(string option) => AnalyzerRun.VerifyAsync($$"""
        using SoftmaxGen;

        [SoftmaxKernel(1000, {{option}})]
        public partial struct Digit { }
        """);

    private static Task VerifyAsync(string attribute, string option, string value, int number, int minimum, int maximum) => AnalyzerRun.VerifyAsync(
        $$"""
        using SoftmaxGen;

        [{{attribute}}, {{option}} = [|{{value}}|])]
        public partial struct Digit { }
        """,
        ("SMG007", $"{option} of 'Digit' is {number}; it must be from {minimum} to {maximum}"));
}
