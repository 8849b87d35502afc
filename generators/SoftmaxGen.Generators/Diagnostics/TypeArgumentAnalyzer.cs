using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Tells that a static class or ref struct does not implement the interface of its kind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeArgumentAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NotATypeArgument);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type)
    {
        if (TypeRules.CannotImplementInterface(type))
        {
            yield return Diagnostic.Create(
                Descriptors.NotATypeArgument,
                type.Declaration.Identifier.GetLocation(),
                type.Symbol.Name,
                type.Symbol.IsStatic ? "static class" : "ref struct",
                "I" + type.AttributeName);
        }
    }
}
