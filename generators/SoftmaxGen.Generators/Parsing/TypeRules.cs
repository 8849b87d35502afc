using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rules about the type itself: whether another part of it can be declared in another file.</summary>
internal static class TypeRules
{
    /// <returns>The declarations that are not partial: of the type, of those that contain it.</returns>
    public static IEnumerable<TypeDeclarationSyntax> NotPartial(AttributedType type) =>
        DeclarationsOf(type).Where(static declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether the type, or one that contains it, has type parameters.</summary>
    public static bool IsGeneric(AttributedType type) => type.Symbol.IsGenericType;

    /// <remarks>By its text: the Roslyn built against does not know the keyword.</remarks>
    public static bool IsFileLocal(AttributedType type) =>
        DeclarationsOf(type).Any(static declaration => declaration.Modifiers.Any(static modifier => modifier.ValueText == "file"));

    /// <summary>Whether the type has all members of the interface of its kind, but is of a kind that cannot implement it.</summary>
    public static bool CannotImplementInterface(AttributedType type) =>
        (type.Symbol.IsStatic || type.Symbol.IsRefLikeType)
        && type.Request is { Kind: not AttributeKind.KernelSet, Operations: Operations.All };

    private static IEnumerable<TypeDeclarationSyntax> DeclarationsOf(AttributedType type) =>
        type.Declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();
}
