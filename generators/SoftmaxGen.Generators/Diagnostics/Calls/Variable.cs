using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>The variables that calls are given, and how they are used.</summary>
internal static class Variable
{
    /// <returns>The local or parameter, an array or span, that the value is, but for conversions; <see langword="null"/> when it is anything else.</returns>
    public static ISymbol? Of(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value.Type is IArrayTypeSymbol or { Name: "Span" or "ReadOnlySpan" } ? Used(value) : null;
    }

    /// <returns>The uses of a variable in the whole member around an operation.</returns>
    public static IEnumerable<IOperation> UsesAround(IOperation operation, ISymbol variable)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return UsesIn(operation, variable);
    }

    public static IEnumerable<IOperation> UsesIn(IOperation operation, ISymbol variable) =>
        operation.DescendantsAndSelf().Where(use => SymbolEqualityComparer.Default.Equals(Used(use), variable));

    /// <summary>Whether a use may make the variable another array or span; elements do not count.</summary>
    public static bool IsAssigned(IOperation use) => use.Syntax.Parent is RefExpressionSyntax || use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use,
        IArgumentOperation argument => argument.Parameter?.RefKind is not (RefKind.None or RefKind.In),
        ITupleOperation or IAddressOfOperation => true,
        _ => false,
    };

    /// <returns>What a local is initialized with, as written.</returns>
    public static ExpressionSyntax? InitializerOf(ISymbol variable) =>
        variable is ILocalSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: { Length: 1 } declarations }
            ? (declarations[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value
            : null;

    private static ISymbol? Used(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
