using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

/// <summary>What the compiler refuses is not reported a second time, and makes nothing throw.</summary>
public class RefusedAttributeTests
{
    [Theory]
    [InlineData("[SoftmaxKernel] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(\"ten\")] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10, 20)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(new[] { 10 })] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(Digit.Count)] partial struct Digit { static int Count; }")]
    [InlineData("[SoftmaxKernel(10L)] partial struct Digit { }")]
    [InlineData("[SoftmaxHead(64)] partial struct Digit { }")]
    [InlineData("[SoftmaxHead(64, null)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernelSet(\"ten\")] partial struct Digit { }")]
    [InlineData("[SoftmaxKernelSet(10, \"ten\")] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10)] partial interface IDigit { }")]
    [InlineData("[SoftmaxKernel(10)] enum Digit { }")]
    [InlineData("[SoftmaxKernel(10)] delegate void Digit();")]
    [InlineData("[SoftmaxKernel(10)]")]
    public async Task RefusedAttribute_GivesNoOutput(string source)
    {
        var run = GeneratorRun.Of("using SoftmaxGen;\n" + source);

        Assert.NotEmpty(ErrorsOf(run));
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(await AnalyzerRun.DiagnosticsOfAsync(run.Output));
    }

    [Theory]
    [InlineData("Reduction = LossReduction.Median")]
    [InlineData("Reduction = 1")]
    [InlineData("Reduction = new[] { LossReduction.Sum }")]
    [InlineData("Shift = 3")]
    public async Task RefusedOption_CountsAsNotSaid(string option)
    {
        var run = GeneratorRun.Of($"[SoftmaxGen.SoftmaxKernel(10, {option})] partial struct Digit {{ }}");

        Assert.NotEmpty(ErrorsOf(run));
        Assert.Single(run.Result.GeneratedSources);
        Assert.Empty(await AnalyzerRun.DiagnosticsOfAsync(run.Output));
    }

    [Theory]
    [InlineData("[SoftmaxKernel(10)] partial struct Digit { } [SoftmaxKernel(10)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10), SoftmaxKernel(10)] partial struct Digit { }")]
    public void RepeatedAttribute_GivesNoOutput(string source) =>
        Assert.Empty(GeneratorRun.Of("using SoftmaxGen;\n" + source).Result.GeneratedSources);

    [Fact]
    public void TypeBesideNamespaceOfItsName_GivesFilesThatDiffer()
    {
        var run = GeneratorRun.Of("""
            namespace Outer { [SoftmaxGen.SoftmaxKernel(10)] partial struct Digit { } }
            partial class Outer { [SoftmaxGen.SoftmaxKernel(10)] partial struct Digit { } }
            """);

        Assert.Equal(
            ["Outer-1.Digit.g.cs", "Outer.Digit.g.cs"],
            run.Result.GeneratedSources.Select(static source => source.HintName).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public async Task AttributeOfAnotherNamespace_IsNotOurs()
    {
        var run = GeneratorRun.Of("""
            namespace Other
            {
                class SoftmaxKernelAttribute : System.Attribute { public SoftmaxKernelAttribute(int classCount) { } }

                [SoftmaxKernel(10)]
                partial struct Digit { }

                [SoftmaxKernel(0)]
                struct NotJudged { }
            }
            """);

        Assert.Empty(ErrorsOf(run));
        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(await AnalyzerRun.DiagnosticsOfAsync(run.Output));
    }

    private static Diagnostic[] ErrorsOf(GeneratorRun run) =>
        [.. run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
