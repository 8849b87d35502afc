using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>The class count of a call as an attribute outside of the type around the call can say it.</summary>
internal static class ClassCountExpression
{
    /// <param name="call">The call.</param>
    /// <param name="position">Where names have the meaning that they have for the attribute.</param>
    /// <returns>The expression of the call, if all its names are constants that are accessible; else the number.</returns>
    public static string For(LibraryCall call, int position)
    {
        var expression = call.ClassCountSyntax;
        var names = new List<TextChange>();
        foreach (var node in expression.DescendantNodesAndSelf(node => ConstantOf(node, call.Model) is null))
        {
            var constant = ConstantOf(node, call.Model);
            if (constant is { ContainingType: { IsGenericType: false } type }
                && call.Model.Compilation.IsSymbolAccessibleWithin(constant, call.Model.Compilation.Assembly))
            {
                var name = node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last();
                names.Add(new(
                    new TextSpan(node.SpanStart - expression.SpanStart, node.Span.Length),
                    $"{type.ToMinimalDisplayString(call.Model, position)}.{name}"));
            }
            else if (constant is not null || node is NameSyntax)
            {
                return call.ClassCount.ToString(CultureInfo.InvariantCulture);
            }
        }

        return SourceText.From(expression.ToString()).WithChanges(names).ToString();
    }

    private static IFieldSymbol? ConstantOf(SyntaxNode node, SemanticModel model) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(node).Symbol is IFieldSymbol { IsConst: true } field
            ? field
            : null;
}
