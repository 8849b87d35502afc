using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>The length of an array or span, where the source says it.</summary>
internal static class ConstantLength
{
    // Syntax of C# 12 has no names in the oldest compiler that runs this.
    private const int CollectionExpression = 9076;
    private const int ExpressionElement = 9077;

    /// <returns><see langword="null"/> when the length is not certain.</returns>
    public static int? Of(IOperation value)
    {
        if (value.SemanticModel is not { } model)
        {
            return null;
        }

        return Variable.Of(value) is { } variable
            ? OfVariable(variable, value, model)
            : OfNew((ExpressionSyntax)value.Syntax, model);
    }

    private static int? OfVariable(ISymbol variable, IOperation use, SemanticModel model) =>
        Variable.InitializerOf(variable) is { } initializer
        && !Variable.UsesAround(use, variable).Any(Variable.IsAssigned)
            ? OfNew(initializer, model)
            : null;

    private static int? OfNew(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        ArrayCreationExpressionSyntax creation => OfType(creation.Type, creation.Initializer, model),
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } creation => OfType(type, creation.Initializer, model),
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions.Count,
        ImplicitStackAllocArrayCreationExpressionSyntax creation => creation.Initializer.Expressions.Count,
        InitializerExpressionSyntax initializer => initializer.Expressions.Count,
        { RawKind: CollectionExpression } => OfElements(expression),
        _ => null,
    };

    private static int? OfType(ArrayTypeSyntax type, InitializerExpressionSyntax? initializer, SemanticModel model) =>
        initializer?.Expressions.Count
        ?? (model.GetConstantValue(type.RankSpecifiers[0].Sizes[0]) is { HasValue: true, Value: int length } ? length : null);

    /// <returns><see langword="null"/> when the elements of another collection are spread among them.</returns>
    private static int? OfElements(ExpressionSyntax expression)
    {
        var elements = expression.ChildNodes().ToArray();
        return elements.All(static element => element.RawKind == ExpressionElement) ? elements.Length : null;
    }
}
