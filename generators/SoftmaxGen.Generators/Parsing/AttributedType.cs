using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>A class or struct that carries one of the attributes: what the rules judge.</summary>
/// <param name="Symbol">The type.</param>
/// <param name="Declaration">The part of the type that carries the attribute.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Request">What the attribute says.</param>
internal sealed record AttributedType(
    INamedTypeSymbol Symbol,
    TypeDeclarationSyntax Declaration,
    AttributeSyntax Attribute,
    Request Request)
{
    /// <summary>The attribute as a user writes it.</summary>
    public string AttributeName => "Softmax" + Request.Kind;

    /// <summary>The attributes of the library on a type, on all its parts.</summary>
    public static ImmutableArray<AttributeData> AttributesOf(INamedTypeSymbol symbol) =>
        symbol.GetAttributes().Where(static attribute => AttributeNames.KindOf(attribute) is not null).ToImmutableArray();

    /// <returns><see langword="null"/> unless the type carries exactly one attribute, and one that the compiler accepts.</returns>
    public static AttributedType? TryRead(INamedTypeSymbol symbol, CancellationToken cancellationToken) =>
        symbol.TypeKind is TypeKind.Class or TypeKind.Struct
        && AttributesOf(symbol) is { Length: 1 } attributes
        && RequestReader.Read(attributes[0]) is { } request
        && attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellationToken)
            is AttributeSyntax { Parent.Parent: TypeDeclarationSyntax declaration } syntax
            ? new AttributedType(symbol, declaration, syntax, request)
            : null;
}
