using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Finds where an attribute says a value.</summary>
internal static class AttributeArguments
{
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The name of the property.</param>
    public static Location LocateOption(this AttributeSyntax attribute, string name) =>
        LocationOf(ArgumentsOf(attribute).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression, attribute);

    /// <param name="attribute">The attribute.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="position">The position of the parameter.</param>
    /// <param name="element">The position in the array, when the parameter is one.</param>
    public static Location LocateParameter(this AttributeSyntax attribute, string parameter, int position, int element = 0)
    {
        var named = ArgumentsOf(attribute).Where(argument => argument.NameColon?.Name.Identifier.ValueText == parameter);

        var values = named.Concat(ArgumentsOf(attribute).Skip(position)).SelectMany(static argument => ElementsOf(argument.Expression));
        return LocationOf(values.ElementAtOrDefault(element), attribute);
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax> ArgumentsOf(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments ?? default;

    private static SeparatedSyntaxList<ExpressionSyntax> ElementsOf(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        _ => SyntaxFactory.SingletonSeparatedList(expression),
    };

    private static Location LocationOf(ExpressionSyntax? value, AttributeSyntax attribute) => (value ?? (SyntaxNode)attribute).GetLocation();
}
