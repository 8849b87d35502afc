using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Diagnostics.Calls;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports constant labels that are none of the classes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LabelAnalyzer : CallAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.LabelOutOfRange);

    private protected override IEnumerable<Diagnostic> Judge(KernelCall call)
    {
        if (call.Constant("label") is { } label
            && call.ClassCount is { } classCount
            && (label < 0 || label >= classCount)
            && label != call.Request?.Loss.IgnoreIndex
            && !call.HasOptions)
        {
            yield return Diagnostic.Create(
                Descriptors.LabelOutOfRange, call.Argument("label")!.Value.Syntax.GetLocation(), label, classCount - 1);
        }
    }
}
