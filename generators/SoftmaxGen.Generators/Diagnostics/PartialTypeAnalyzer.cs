using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports a type, or a type that contains it, which is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartialTypeAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.TypeNotPartial, Descriptors.ContainingTypeNotPartial);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type) =>
        from declaration in TypeRules.NotPartial(type)
        let name = declaration.Identifier
        select declaration == type.Declaration
            ? Diagnostic.Create(Descriptors.TypeNotPartial, name.GetLocation(), name.ValueText, type.AttributeName)
            : Diagnostic.Create(Descriptors.ContainingTypeNotPartial, name.GetLocation(), name.ValueText, type.AttributeName, type.Symbol.Name);
}
