using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Generators.Diagnostics;

namespace SoftmaxGen.CodeFixers;

/// <summary>Makes a type that carries an attribute of SoftmaxGen partial, with the types that contain it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFixProvider))]
[Shared]
public sealed class MakePartialCodeFixProvider : CodeFixProvider
{
    private const string Title = "Make partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.TypeNotPartial, DiagnosticIds.ContainingTypeNotPartial);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await MakePartialAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(Title, token => MakePartialAsync(context.Document, context.Diagnostics, token), equivalenceKey: Title),
            context.Diagnostics);

        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartialAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);

        // Two diagnostics can be about one containing type.
        var changes = diagnostics
            .SelectMany(diagnostic => NotPartial(root!.FindNode(diagnostic.Location.SourceSpan)))
            .Select(static declaration => declaration.Keyword.SpanStart)
            .Distinct()
            .OrderBy(static position => position)
            .Select(static position => new TextChange(new TextSpan(position, 0), "partial "));

        return document.WithText(text.WithChanges(changes));
    }

    private static IEnumerable<TypeDeclarationSyntax> NotPartial(SyntaxNode node) => node
        .AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Where(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
