using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.CodeFixers;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.CodeFixers;

public sealed class MakePartialCodeFixProviderTests
{
    private static readonly MakePartialCodeFixProvider s_provider = new();

    [Theory]
    [InlineData("struct Digit { }", "partial struct Digit { }")]
    [InlineData("public readonly struct Digit { }", "public readonly partial struct Digit { }")]
    [InlineData("public ref struct Digit { }", "public ref partial struct Digit { }")]
    [InlineData("internal static class Digit { }", "internal static partial class Digit { }")]
    [InlineData("public record struct Digit(int Field);", "public partial record struct Digit(int Field);")]
    [InlineData("// a comment\nrecord Digit;", "// a comment\npartial record Digit;")]
    [InlineData("public  /* a comment */  class Digit { }", "public  /* a comment */  partial class Digit { }")]
    public async Task Type_IsMadePartial(string before, string after) =>
        Assert.Equal(Attributed(after), await FixAsync(Attributed(before), "SMG001"));

    [Fact]
    public async Task TypeAndContainingTypes_AreMadePartialAtOnce()
    {
        const string Before = """
            public class Outer
            {
                public partial class Middle
                {
                    private static class Inner
                    {
                        [SoftmaxGen.SoftmaxKernel(10)]
                        public struct Digit { }
                    }
                }
            }
            """;

        Assert.Equal(
            """
            public partial class Outer
            {
                public partial class Middle
                {
                    private static partial class Inner
                    {
                        [SoftmaxGen.SoftmaxKernel(10)]
                        public partial struct Digit { }
                    }
                }
            }
            """,
            await FixAsync(Before, "SMG001"));
    }

    [Fact]
    public async Task ContainingType_IsMadePartialByItself() => Assert.Equal(
        "partial class Outer { [SoftmaxGen.SoftmaxKernel(10)] partial struct Digit { } }",
        await FixAsync("class Outer { [SoftmaxGen.SoftmaxKernel(10)] partial struct Digit { } }", "SMG002"));

    [Fact]
    public async Task FixAll_MakesEveryTypePartialOnce()
    {
        const string Before = """
            [SoftmaxGen.SoftmaxHead(64, 10)]
            struct Head { }

            class Outer
            {
                [SoftmaxGen.SoftmaxKernel(2)] struct A { }
                [SoftmaxGen.SoftmaxKernel(3)] partial struct B { }
                struct C { }
            }
            """;

        Assert.Equal(
            """
            [SoftmaxGen.SoftmaxHead(64, 10)]
            partial struct Head { }

            partial class Outer
            {
                [SoftmaxGen.SoftmaxKernel(2)] partial struct A { }
                [SoftmaxGen.SoftmaxKernel(3)] partial struct B { }
                struct C { }
            }
            """,
            await FixAllAsync(Before));
    }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private static string Attributed(string declaration) => "[SoftmaxGen.SoftmaxKernel(10)]\n" + declaration;

    private static async Task<string> FixAsync(string source, string id)
    {
        Assert.Contains(id, s_provider.FixableDiagnosticIds);
        var (document, diagnostics) = await DiagnoseAsync(source);
        var actions = ImmutableArray.CreateBuilder<CodeAction>();

        await s_provider.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostics.First(diagnostic => diagnostic.Id == id), (action, _) => actions.Add(action), CancellationToken));

        return await ApplyAsync(Assert.Single(actions), document);
    }

    private static async Task<string> FixAllAsync(string source)
    {
        var (document, diagnostics) = await DiagnoseAsync(source);
        var action = await s_provider.GetFixAllProvider().GetFixAsync(new FixAllContext(
            document,
            s_provider,
            FixAllScope.Document,
            codeActionEquivalenceKey: null!,
            s_provider.FixableDiagnosticIds,
            new KnownDiagnostics(diagnostics),
            CancellationToken));

        return await ApplyAsync(action!, document);
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)> DiagnoseAsync(string source)
    {
        var compilation = TestCompilation.Create(source);
        var document = new AdhocWorkspace().CurrentSolution
            .AddProject("User", "User", LanguageNames.CSharp)
            .WithParseOptions((CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .AddDocument("User.cs", source);

        return (document, await AnalyzerRun.DiagnosticsOfAsync(compilation));
    }

    private static async Task<string> ApplyAsync(CodeAction action, Document document)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken)));
        var text = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(CancellationToken);
        return text.ToString();
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.AsEnumerable());
    }
}
