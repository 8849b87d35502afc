using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>Turns a type into what has to be written to declare another part of it.</summary>
internal static class TypeParser
{
    public static TypeSpec Parse(INamedTypeSymbol type)
    {
        var path = SymbolPath.Of(type).ToArray();
        var namespaces = path.OfType<INamespaceSymbol>().Select(static symbol => Escape(symbol.Name)).ToArray();
        var declarations = path.OfType<INamedTypeSymbol>().Select(Declare).ToArray();

        return new TypeSpec(
            namespaces.Length == 0 ? null : string.Join(".", namespaces),
            declarations.Take(declarations.Length - 1).ToEquatableArray(),
            declarations.Last(),
            type.IsStatic,
            type.IsRefLikeType,
            HintNames.Of(type));
    }

    private static TypeDeclaration Declare(INamedTypeSymbol type) => new(string.Join(" ", Keywords(type)), Escape(type.Name));

    private static IEnumerable<string> Keywords(INamedTypeSymbol type)
    {
        yield return SyntaxFacts.GetText(type.DeclaredAccessibility);

        if (type.IsStatic)
        {
            yield return "static";
        }

        if (type.IsReadOnly)
        {
            yield return "readonly";
        }

        if (type.IsRefLikeType)
        {
            yield return "ref";
        }

        yield return "partial";

        if (type.IsRecord)
        {
            yield return "record";
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            yield return "interface";
        }
        else if (type.IsValueType)
        {
            yield return "struct";
        }
        else if (!type.IsRecord)
        {
            yield return "class";
        }
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;
}
