using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.CodeFixers.Kernels;
using SoftmaxGen.Generators.Diagnostics;

namespace SoftmaxGen.CodeFixers;

/// <summary>Calls a kernel in the place of a run-time method with a constant class count, and declares it where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseKernelCodeFixProvider))]
[Shared]
public sealed class UseKernelCodeFixProvider : CodeFixProvider
{
    private const string Title = "Call a kernel of this class count";

    private static readonly FixAllProvider s_fixAll = new SequentialFixAllProvider(Title, UseKernelsAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.ConstantClassCount);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => s_fixAll;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var calls = await LibraryCalls.ReadAsync(
            context.Document, context.Diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan), context.CancellationToken).ConfigureAwait(false);
        if (calls.Count > 0)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => UseKernelsAsync(context.Document, context.Diagnostics, token), equivalenceKey: Title),
                context.Diagnostics);
        }
    }

    private static async Task<Document> UseKernelsAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var places = diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan).Distinct().ToArray();
        var calls = await LibraryCalls.ReadAsync(document, places, cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);

        // The kernels first, so that they have names wherever they are called.
        var declarations = MissingKernels.Declare(calls, text);
        var declared = document.WithText(text.WithChanges(declarations));
        var moved = places.Select(place => place.MovedBy(declarations));
        calls = await LibraryCalls.ReadAsync(declared, moved, cancellationToken).ConfigureAwait(false);

        var declaredText = await declared.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = calls
            .SelectMany(static call => call.FindKernel() is { } kernel ? call.ReplacedBy(kernel) : [])
            .OrderBy(static change => change.Span.Start);
        return declared.WithText(declaredText.WithChanges(changes));
    }
}
