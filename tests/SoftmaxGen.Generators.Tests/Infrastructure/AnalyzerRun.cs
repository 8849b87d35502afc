using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>Runs the generator and then every analyzer, as the compiler does.</summary>
internal static class AnalyzerRun
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. from type in typeof(SoftmaxGenerator).Assembly.GetTypes()
           where type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null
           select (DiagnosticAnalyzer)System.Activator.CreateInstance(type)!,
    ];

    /// <returns>The diagnostics in the order of their places.</returns>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(Compilation compilation)
    {
        var diagnostics = await compilation
            .WithAnalyzers(Analyzers)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        return
        [
            .. from diagnostic in diagnostics
               orderby diagnostic.Location.SourceSpan, diagnostic.Id, diagnostic.GetMessage()
               select diagnostic,
        ];
    }

    /// <summary>Asserts that the diagnostics are those expected, at the marked places, and that an error keeps the generator silent.</summary>
    public static async Task VerifyAsync(string markup, LanguageVersion version, params (string Id, string Message)[] expected)
    {
        var (source, spans) = Markup.Parse(markup);
        var run = GeneratorRun.Of(source, version);
        var diagnostics = await DiagnosticsOfAsync(run.Output);

        Assert.Equal(expected, diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.GetMessage())));
        Assert.Equal(spans, diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan).Distinct());

        if (diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            Assert.Empty(run.Result.GeneratedSources);
        }
        else
        {
            run.AssertCompiles();
        }
    }

    public static Task VerifyAsync(string markup, params (string Id, string Message)[] expected) =>
        VerifyAsync(markup, LanguageVersion.CSharp11, expected);
}
