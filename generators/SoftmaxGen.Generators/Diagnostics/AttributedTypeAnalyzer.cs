using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>An analyzer that judges each type which carries an attribute of SoftmaxGen.</summary>
public abstract class AttributedTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        // Another generator may have written the attribute.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private protected abstract IEnumerable<Diagnostic> Judge(AttributedType type);

    private void Analyze(SymbolAnalysisContext context)
    {
        if (AttributedType.TryRead((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } type)
        {
            return;
        }

        foreach (var diagnostic in Judge(type))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
