using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Diagnostics.Calls;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports constant lengths that do not fit the class count or each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LengthAnalyzer : CallAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LengthDoesNotFit);

    private protected override IEnumerable<Diagnostic> Judge(KernelCall call) =>
        from rule in LengthRules.For(call)
        let length = LengthRules.LengthOf(call, rule.Parameter)
        where length is { } known && !rule.Allows(known)
        select Diagnostic.Create(
            Descriptors.LengthDoesNotFit,
            call.Argument(rule.Parameter)!.Value.Syntax.GetLocation(),
            rule.Parameter,
            length,
            rule.Words);
}
