using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SoftmaxGen.CodeFixers;

/// <summary>Fixes one document after the other, so that each finds what was declared in those before it.</summary>
/// <param name="title">The title of the fix.</param>
/// <param name="fixAsync">Fixes all diagnostics of a document; their places are those of the document before any fix.</param>
internal sealed class SequentialFixAllProvider(
    string title, Func<Document, ImmutableArray<Diagnostic>, CancellationToken, Task<Document>> fixAsync) : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        CodeAction.Create(title, token => FixAllAsync(fixAllContext.WithCancellationToken(token)), fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> FixAllAsync(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var document in DocumentsOf(context))
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                var changed = await fixAsync(solution.GetDocument(document.Id)!, diagnostics, context.CancellationToken).ConfigureAwait(false);
                solution = changed.Project.Solution;
            }
        }

        return solution;
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => new[] { context.Document! },
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(project => project.Language == context.Project.Language).SelectMany(static project => project.Documents),
    };
}
