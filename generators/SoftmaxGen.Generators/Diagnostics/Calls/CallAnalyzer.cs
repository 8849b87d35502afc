using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>An analyzer that judges each call of a method of the library's, or of one that an attribute adds to a type.</summary>
public abstract class CallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        // Nobody can change a call in generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KernelCall.LibraryType) is { } library)
            {
                start.RegisterOperationAction(operation => Analyze(operation, library), OperationKind.Invocation);
            }
        });
    }

    private protected abstract IEnumerable<Diagnostic> Judge(KernelCall call);

    private void Analyze(OperationAnalysisContext context, INamedTypeSymbol library)
    {
        if (KernelCall.TryRead((IInvocationOperation)context.Operation, library) is not { } call)
        {
            return;
        }

        foreach (var diagnostic in Judge(call))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
