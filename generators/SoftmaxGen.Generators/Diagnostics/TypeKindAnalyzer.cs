using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports a type that is generic or file-local.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeKindAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.GenericType, Descriptors.FileLocalType);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type)
    {
        if (TypeRules.IsGeneric(type))
        {
            yield return Report(Descriptors.GenericType);
        }

        if (TypeRules.IsFileLocal(type))
        {
            yield return Report(Descriptors.FileLocalType);
        }

        Diagnostic Report(DiagnosticDescriptor descriptor) =>
            Diagnostic.Create(descriptor, type.Declaration.Identifier.GetLocation(), type.Symbol.Name, type.AttributeName);
    }
}
