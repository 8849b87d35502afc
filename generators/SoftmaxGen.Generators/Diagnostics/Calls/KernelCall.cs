using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>A call of a method of the library's, or of one that an attribute adds to a type.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Library">The type of the library's methods.</param>
/// <param name="Request">What the attribute says; <see langword="null"/> when the method is the library's.</param>
internal sealed record KernelCall(IInvocationOperation Invocation, INamedTypeSymbol Library, Request? Request)
{
    /// <summary>The metadata name of the type with the library's methods.</summary>
    public const string LibraryType = "SoftmaxGen.SoftmaxKernels";

    public string Method => Invocation.TargetMethod.Name;

    /// <summary>The class count, when the attribute or the call says it.</summary>
    public int? ClassCount => Request is { Kind: not AttributeKind.KernelSet }
        ? Request.ClassCounts[0]
        : Constant("classCount") is >= CountRules.Minimum and var classCount ? classCount : null;

    /// <summary>Whether the call comes with options of the loss, which only the run knows.</summary>
    public bool HasOptions => Argument("options") is { } options && options.Value.ConstantValue is not { HasValue: true, Value: null };

    /// <summary>Whether a kernel could be declared that does the same.</summary>
    public bool CouldBeOfAKernel => this is { Request: null, ClassCount: not null, HasOptions: false };

    /// <param name="invocation">Any call.</param>
    /// <param name="library">The type of the library's methods.</param>
    /// <returns><see langword="null"/> when the method is another.</returns>
    public static KernelCall? TryRead(IInvocationOperation invocation, INamedTypeSymbol library)
    {
        // Names first: nearly every call is of some other method, and attributes are slow to read.
        var method = invocation.TargetMethod;
        if (method is not { IsStatic: true, Parameters: { Length: > 0 } parameters }
            || parameters[0].Name is not ("logits" or "probabilities" or "row" or "hidden"))
        {
            return null;
        }

        if (SymbolEqualityComparer.Default.Equals(method.ContainingType, library))
        {
            return new KernelCall(invocation, library, null);
        }

        return AttributedType.AttributesOf(method.ContainingType) is { Length: 1 } attributes
            && RequestReader.Read(attributes[0]) is { } request
            && GeneratedMembers.NamesFor(request).Contains(method.Name)
            ? new KernelCall(invocation, library, request)
            : null;
    }

    /// <returns><see langword="null"/> when there is no such parameter, or the call leaves it out.</returns>
    public IArgumentOperation? Argument(string parameter) => Invocation.Arguments.FirstOrDefault(argument =>
        argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit);

    /// <returns><see langword="null"/> unless the argument is a constant.</returns>
    public int? Constant(string parameter) =>
        Argument(parameter)?.Value.ConstantValue is { HasValue: true, Value: int value } ? value : null;
}
