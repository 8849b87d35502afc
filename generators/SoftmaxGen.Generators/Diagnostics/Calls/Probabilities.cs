using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>Finds calls whose logits certainly are the result of a softmax.</summary>
internal static class Probabilities
{
    /// <returns>The local or parameter that holds probabilities where the call wants logits, or <see langword="null"/>.</returns>
    public static ISymbol? GivenAsLogits(KernelCall call)
    {
        // The order of probabilities is that of the logits, so indices are right.
        if (call.Method is "ArgMax" or "TopK"
            || call.Argument("logits") is not { } argument
            || Variable.Of(argument.Value) is not { } variable
            || !HasMemoryOfItsOwn(variable)
            || BlockAround(call.Invocation) is not ({ } block, { } statement))
        {
            return null;
        }

        // Most calls end here: there is no softmax before them.
        var before = block.Operations.TakeWhile(other => other != statement).Reverse().ToArray();
        var between = before.TakeWhile(other => !IsSoftmaxInto(other, variable, call.Library)).ToArray();

        return between.Length < before.Length
            && between.Append(statement).All(other => LeavesAlone(other, variable, call))
            && Variable.UsesAround(call.Invocation, variable).All(use => IsPlain(use, call))
            ? variable
            : null;
    }

    /// <summary>Whether the variable is a parameter, or is initialized with memory that nothing else refers to.</summary>
    private static bool HasMemoryOfItsOwn(ISymbol variable) => variable is IParameterSymbol { RefKind: RefKind.None }
        || Variable.InitializerOf(variable) is ArrayCreationExpressionSyntax
            or ImplicitArrayCreationExpressionSyntax
            or InitializerExpressionSyntax
            or StackAllocArrayCreationExpressionSyntax
            or ImplicitStackAllocArrayCreationExpressionSyntax;

    private static (IBlockOperation? Block, IOperation? Statement) BlockAround(IOperation operation)
    {
        while (operation.Parent is { } parent and not IBlockOperation)
        {
            operation = parent;
        }

        return (operation.Parent as IBlockOperation, operation);
    }

    private static bool IsSoftmaxInto(IOperation statement, ISymbol variable, INamedTypeSymbol library) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation invocation }
        && KernelCall.TryRead(invocation, library) is { Method: "Softmax" } softmax
        && softmax.Argument("destination") is { } destination
        && SymbolEqualityComparer.Default.Equals(Variable.Of(destination.Value), variable);

    /// <summary>Whether a statement only reads the variable, but for what the call itself writes at its end.</summary>
    private static bool LeavesAlone(IOperation statement, ISymbol variable, KernelCall call) =>
        !statement.DescendantsAndSelf().Any(static operation => operation is ILabeledOperation)
        && Variable.UsesIn(statement, variable).All(use => use.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Length" } => true,
            IConversionOperation { Type.Name: "ReadOnlySpan", Parent: IArgumentOperation } => true,
            IArgumentOperation { Parent: var parent } => parent == call.Invocation,
            IConversionOperation { Parent: IArgumentOperation { Parent: var parent } } => parent == call.Invocation,
            _ => false,
        });

    /// <summary>Whether a use neither assigns the variable nor lets its memory have another name.</summary>
    private static bool IsPlain(IOperation use, KernelCall call)
    {
        if (Variable.IsAssigned(use) || FunctionAround(use) != FunctionAround(call.Invocation))
        {
            return false;
        }

        var value = use;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation invocation } =>
                invocation.Type?.SpecialType is not (null or SpecialType.None or SpecialType.System_Object)
                || KernelCall.TryRead(invocation, call.Library) is not null,
            IPropertyReferenceOperation or IArrayElementReferenceOperation or IForEachLoopOperation or IReturnOperation => true,
            _ => false,
        };
    }

    /// <returns>The lambda or local function around an operation, or <see langword="null"/>.</returns>
    private static IOperation? FunctionAround(IOperation operation)
    {
        var around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }
}
