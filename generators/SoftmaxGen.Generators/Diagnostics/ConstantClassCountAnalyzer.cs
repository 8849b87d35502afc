using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Diagnostics.Calls;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Tells that a kernel could be declared for a constant class count.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstantClassCountAnalyzer : CallAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ConstantClassCount);

    private protected override IEnumerable<Diagnostic> Judge(KernelCall call)
    {
        if (call.CouldBeOfAKernel)
        {
            yield return Diagnostic.Create(
                Descriptors.ConstantClassCount,
                call.Argument("classCount")!.Value.Syntax.GetLocation(),
                call.ClassCount,
                call.Method);
        }
    }
}
