using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports a language version that lacks what generated code is written in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageVersionAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LanguageVersionTooLow);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type)
    {
        if (!LanguageRules.IsSupported(type))
        {
            yield return Diagnostic.Create(
                Descriptors.LanguageVersionTooLow,
                type.Declaration.Identifier.GetLocation(),
                type.AttributeName,
                type.Symbol.Name,
                LanguageRules.RequiredName,
                LanguageRules.VersionOf(type).ToDisplayString());
        }
    }
}
