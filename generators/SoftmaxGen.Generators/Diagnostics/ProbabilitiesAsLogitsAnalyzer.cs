using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Diagnostics.Calls;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports probabilities where logits are wanted: a softmax of a softmax.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProbabilitiesAsLogitsAnalyzer : CallAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ProbabilitiesAsLogits);

    private protected override IEnumerable<Diagnostic> Judge(KernelCall call)
    {
        if (Probabilities.GivenAsLogits(call) is { } variable)
        {
            yield return Diagnostic.Create(
                Descriptors.ProbabilitiesAsLogits,
                call.Argument("logits")!.Value.Syntax.GetLocation(),
                variable.Name,
                call.Method);
        }
    }
}
