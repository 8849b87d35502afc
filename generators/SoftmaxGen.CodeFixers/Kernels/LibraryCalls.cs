using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Generators.Diagnostics.Calls;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>Reads the calls of a document for which a kernel has the same method.</summary>
internal static class LibraryCalls
{
    /// <summary>The metadata name of the interface of all kernels.</summary>
    private const string KernelInterface = "SoftmaxGen.ISoftmaxKernel`1";

    /// <param name="document">The document.</param>
    /// <param name="classCounts">Where its calls have their class counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The calls that a kernel can take the place of.</returns>
    public static async Task<IReadOnlyList<LibraryCall>> ReadAsync(
        Document document, IEnumerable<TextSpan> classCounts, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);

        var kernels = new Lazy<IReadOnlyList<DeclaredKernel>>(() => DeclaredKernels.In(model!.Compilation.Assembly, cancellationToken).ToArray());

        return model?.Compilation.GetTypeByMetadataName(KernelCall.LibraryType) is { } library
            && LanguageRules.IsSupported(((CSharpParseOptions)root!.SyntaxTree.Options).LanguageVersion)
            ? classCounts
                .Select(place => TryRead(root.FindNode(place), model, library, cancellationToken))
                .OfType<(InvocationExpressionSyntax Syntax, KernelCall Call)>()
                .Select(found => new LibraryCall(found.Syntax, found.Call, model, kernels))
                .ToArray()
            : [];
    }

    private static (InvocationExpressionSyntax Syntax, KernelCall Call)? TryRead(
        SyntaxNode node, SemanticModel model, INamedTypeSymbol library, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.ContainsDirectives: false } syntax
        && model.GetOperation(syntax, cancellationToken) is IInvocationOperation invocation
        && KernelCall.TryRead(invocation, library) is { CouldBeOfAKernel: true } call
        && HasCounterpart(invocation.TargetMethod, model.Compilation)
            ? (syntax, call)
            : null;

    /// <summary>Whether kernels have the method without class count and options.</summary>
    private static bool HasCounterpart(IMethodSymbol method, Compilation compilation)
    {
        var remaining = method.Parameters.Where(static parameter => !LibraryCall.IsLeftOut(parameter.Name)).ToArray();

        return compilation.GetTypeByMetadataName(KernelInterface)?
            .Construct(LibraryCall.ElementOf(method))
            .GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Any(other => IsSame(method.ReturnType, other.ReturnType)
                && other.Parameters.Length == remaining.Length
                && other.Parameters.Zip(remaining, IsSameParameter).All(static isSame => isSame)) == true;
    }

    private static bool IsSameParameter(IParameterSymbol one, IParameterSymbol other) =>
        one.Name == other.Name && one.RefKind == other.RefKind && IsSame(one.Type, other.Type);

    private static bool IsSame(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
