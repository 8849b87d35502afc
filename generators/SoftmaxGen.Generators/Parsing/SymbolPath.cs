using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The way from the global namespace to a type.</summary>
internal static class SymbolPath
{
    /// <returns>The namespaces, the containing types and the symbol itself, outermost first.</returns>
    public static IEnumerable<INamespaceOrTypeSymbol> Of(INamespaceOrTypeSymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true }
            ? []
            : Of((INamespaceOrTypeSymbol)symbol.ContainingSymbol).Append(symbol);
}
