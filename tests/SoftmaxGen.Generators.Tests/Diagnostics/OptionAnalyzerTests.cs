using System.Linq;
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
    [InlineData("(KernelUnrolling)(-1)", -1)]
    [InlineData("(KernelUnrolling)4", 4)]
    public Task UnrollingThatIsNotDefined_IsReportedAtTheValue(string value, int number) =>
        VerifyAsync("SoftmaxHead(64, 10", "Unrolling", value, number, 0, 3);

    [Theory]
    [InlineData("LabelSmoothing", "-0.25", "-0.25", "at least 0 and less than 1")]
    [InlineData("LabelSmoothing", "1", "1", "at least 0 and less than 1")]
    [InlineData("LabelSmoothing", "double.NaN", "NaN", "at least 0 and less than 1")]
    [InlineData("Temperature", "0", "0", "from 1E-15 to 1E+15")]
    [InlineData("Temperature", "-1", "-1", "from 1E-15 to 1E+15")]
    [InlineData("Temperature", "double.NaN", "NaN", "from 1E-15 to 1E+15")]
    [InlineData("ZLoss", "-1", "-1", "from 0 to 3.4028234663852886E+38")]
    [InlineData("ZLoss", "double.PositiveInfinity", "Infinity", "from 0 to 3.4028234663852886E+38")]
    public Task FactorOutOfRange_IsReportedAtTheValue(string option, string value, string number, string allowed) =>
        AnalyzerRun.VerifyAsync(
            $$"""
            using SoftmaxGen;

            [SoftmaxKernel(10, {{option}} = [|{{value}}|])]
            public partial struct Digit { }
            """,
            ("SMG007", $"{option} of 'Digit' is {number}; it must be {allowed}"));

    [Theory]
    [InlineData("new double[] { 1, 2 }", "The length of ClassWeights of 'Digit' is 2; it must be the class count, 3")]
    [InlineData("new double[] { 1, -2, 1 }", "ClassWeights[1] of 'Digit' is -2; it must be from 0 to 3.4028234663852886E+38")]
    [InlineData("new[] { 1, 2, double.NaN }", "ClassWeights[2] of 'Digit' is NaN; it must be from 0 to 3.4028234663852886E+38")]
    [InlineData("new double[] { 0, 0, 0 }", "The largest of ClassWeights of 'Digit' is 0; it must be more than 0")]
    public Task ClassWeightsThatDoNotFit_AreReportedAtTheArray(string value, string message) => AnalyzerRun.VerifyAsync(
        $$"""
        using SoftmaxGen;

        [SoftmaxKernel(3, ClassWeights = [|{{value}}|])]
        public partial struct Digit { }
        """,
        ("SMG007", message));

    [Theory]
    [InlineData("new double[] { 1, 2, 3 }", "The length of ClassWeights of 'Digit' is 3; it must be at least the largest class count, 4")]
    [InlineData("new double[] { 1, -2, 1, 1, 1 }", "ClassWeights[1] of 'Digit' is -2; it must be from 0 to 3.4028234663852886E+38")]
    [InlineData("new[] { 1, 2, 3, 4, double.PositiveInfinity }", "ClassWeights[4] of 'Digit' is Infinity; it must be from 0 to 3.4028234663852886E+38")]
    [InlineData("new[] { double.NaN, 0, 0, 1 }", "ClassWeights[0] of 'Digit' is NaN; it must be from 0 to 3.4028234663852886E+38")]
    [InlineData("new double[] { 0, 0, 0, 0, 0 }", "The largest of ClassWeights of 'Digit' is 0; it must be more than 0")]
    [InlineData("new double[] { 0, 0, 1, 1 }", "The largest of the first 2 of ClassWeights of 'Digit' is 0; it must be more than 0")]
    [InlineData(
        "new double[] { 0, 0, 0, 0, 1 }",
        "The largest of the first 2 of ClassWeights of 'Digit' is 0; it must be more than 0",
        "The largest of the first 4 of ClassWeights of 'Digit' is 0; it must be more than 0")]
    public Task ClassWeightsThatDoNotFitASet_AreReportedAtTheArray(string value, params string[] messages) => AnalyzerRun.VerifyAsync(
        $$"""
        using SoftmaxGen;

        [SoftmaxKernelSet(4, 2, 4, ClassWeights = [|{{value}}|])]
        public static partial class Digit { }
        """,
        [.. messages.Select(static message => ("SMG007", message))]);

    [Theory]
    [InlineData("new double[] { 0, 1, 0, 0 }")]
    [InlineData("new double[] { 1, 1, 1, 1, 1, 0 }")]
    [InlineData("new double[0]")]
    public Task ClassWeightsThatFitASet_AreNotReported(string value) => AnalyzerRun.VerifyAsync($$"""
        using SoftmaxGen;

        [SoftmaxKernelSet(4, 2, ClassWeights = {{value}})]
        public static partial class Digit { }
        """);

    [Theory]
    [InlineData("LabelSmoothing = 0.999, ZLoss = 0, IgnoreIndex = -100")]
    [InlineData("ClassWeights = new double[0]")]
    [InlineData("Unrolling = KernelUnrolling.Smallest")]
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
