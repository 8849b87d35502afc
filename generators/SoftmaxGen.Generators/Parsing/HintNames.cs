using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>Names the generated files: <c>Namespace.Outer.DigitKernel.g.cs</c>.</summary>
internal static class HintNames
{
    public static string Of(INamedTypeSymbol type) =>
        string.Join(".", SymbolPath.Of(type).Select(Segment)) + ".g.cs";

    /// <remarks>
    /// The compiler compares hint names without case and throws at a second one. Symbols beside each other that differ
    /// in case only, or a type beside a namespace of its name, are therefore numbered.
    /// </remarks>
    private static string Segment(INamespaceOrTypeSymbol symbol)
    {
        var key = Key(symbol);
        var precedingTwins = ((INamespaceOrTypeSymbol)symbol.ContainingSymbol).GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Where(other => string.Equals(other.Name, symbol.Name, StringComparison.OrdinalIgnoreCase))
            .Select(Key)
            .Distinct()
            .Count(other => string.CompareOrdinal(other, key) < 0);

        return precedingTwins == 0 ? symbol.Name : $"{symbol.Name}-{precedingTwins}";
    }

    private static string Key(INamespaceOrTypeSymbol symbol) => symbol.IsNamespace ? symbol.Name : symbol.Name + "+";
}
