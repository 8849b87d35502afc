using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports options whose value is not defined.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.OptionOutOfRange);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type) =>
        from option in OptionRules.OutOfRange(type.Request)
        select Diagnostic.Create(
            Descriptors.OptionOutOfRange,
            type.Attribute.LocateOption(option.Property),
            option.Name,
            type.Symbol.Name,
            option.Value,
            option.Allowed);
}
