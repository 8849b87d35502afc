using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>Reports the diagnostics of source files and applies a code fix, as an editor does.</summary>
internal static class CodeFixRun
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <returns>The source after the only fix of the first diagnostic.</returns>
    public static async Task<string> FixAsync(CodeFixProvider provider, string source, string id, LanguageVersion version = LanguageVersion.CSharp11)
    {
        Assert.Contains(id, provider.FixableDiagnosticIds);
        var project = ProjectOf([source], version);
        var action = Assert.Single(await ActionsAsync(provider, project, id));
        return Assert.Single(await ApplyAsync(action, project));
    }

    /// <returns>How many fixes are offered for the first diagnostic.</returns>
    public static async Task<int> CountOffersAsync(CodeFixProvider provider, string source, string id, LanguageVersion version = LanguageVersion.CSharp11) =>
        (await ActionsAsync(provider, ProjectOf([source], version), id)).Count;

    /// <returns>The sources after all fixes; the scope begins at the first of them.</returns>
    public static async Task<IReadOnlyList<string>> FixAllAsync(CodeFixProvider provider, FixAllScope scope, params string[] sources)
    {
        var project = ProjectOf(sources, LanguageVersion.CSharp11);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            project.Documents.First(),
            provider,
            scope,
            codeActionEquivalenceKey: null!,
            provider.FixableDiagnosticIds,
            new ReportedDiagnostics(),
            CancellationToken));

        return await ApplyAsync(action!, project);
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider provider, Project project, string id)
    {
        var document = project.Documents.Single();
        var diagnostics = await DiagnosticsOfAsync(document);
        var actions = new List<CodeAction>();

        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostics.First(diagnostic => diagnostic.Id == id), (action, _) => actions.Add(action), CancellationToken));

        return actions;
    }

    private static Project ProjectOf(IEnumerable<string> sources, LanguageVersion version)
    {
        var compilation = TestCompilation.Create("", version);
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject("User", "User", LanguageNames.CSharp)
            .WithParseOptions((CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .WithCompilationOptions(compilation.Options)
            .WithMetadataReferences(compilation.References);

        return sources.Index().Aggregate(project, static (project, source) =>
            project.AddDocument($"User{source.Index}.cs", source.Item, filePath: $"User{source.Index}.cs").Project);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsOfAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync(CancellationToken))!;
        var tree = await document.GetSyntaxTreeAsync(CancellationToken);
        return (await AnalyzerRun.DiagnosticsOfAsync(compilation)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(CodeAction action, Project project)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken)));
        var texts = new List<string>();
        foreach (var id in project.DocumentIds)
        {
            texts.Add((await operation.ChangedSolution.GetDocument(id)!.GetTextAsync(CancellationToken)).ToString());
        }

        return texts;
    }

    private sealed class ReportedDiagnostics : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            DiagnosticsOfAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await AnalyzerRun.DiagnosticsOfAsync((await project.GetCompilationAsync(cancellationToken))!);
    }
}
