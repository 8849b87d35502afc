using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>One run of the generator, and what came out.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        _input = input;
        Output = output;

        Assert.Null(Result.Exception);
        Assert.Empty(diagnostics);
    }

    /// <summary>The user's code together with the generated code.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Assert.Single(_driver.GetRunResult().Results);

    public static GeneratorRun Of(string source, LanguageVersion version = LanguageVersion.CSharp11) => Of(TestCompilation.Create(source, version));

    public static GeneratorRun Of(CSharpCompilation input) => new(
        CSharpGeneratorDriver.Create(
            [new SoftmaxGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)input.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        input);

    /// <summary>Runs the same driver again after the source was edited.</summary>
    public GeneratorRun AfterEdit(string source) =>
        new(_driver, _input.ReplaceSyntaxTree(_input.SyntaxTrees[0], TestCompilation.Parse(source)));

    /// <summary>The text of the only generated file, after it was compiled.</summary>
    public string SingleSource()
    {
        AssertCompiles();
        return Assert.Single(Result.GeneratedSources).SourceText.ToString();
    }

    /// <summary>Asserts that there is no error, and no warning in generated code.</summary>
    public void AssertCompiles() => Assert.Empty(
        from diagnostic in Output.GetDiagnostics(TestContext.Current.CancellationToken)
        where diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity == DiagnosticSeverity.Warning && !_input.ContainsSyntaxTree(diagnostic.Location.SourceTree))
        select diagnostic);
}
