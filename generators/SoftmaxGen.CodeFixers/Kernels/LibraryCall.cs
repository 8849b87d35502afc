using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Generators.Diagnostics.Calls;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>A call of the library with a constant class count, for which a kernel has the same method.</summary>
/// <param name="syntax">The call as written.</param>
/// <param name="call">The call.</param>
/// <param name="model">The model of its document.</param>
/// <param name="kernels">The kernels that are declared.</param>
internal sealed class LibraryCall(
    InvocationExpressionSyntax syntax, KernelCall call, SemanticModel model, Lazy<IReadOnlyList<DeclaredKernel>> kernels)
{
    private const string ClassCountParameter = "classCount";
    private const string OptionsParameter = "options";

    public InvocationExpressionSyntax Syntax => syntax;

    public SemanticModel Model => model;

    public int ClassCount => call.ClassCount!.Value;

    public ElementType ElementType =>
        ElementOf(call.Invocation.TargetMethod).SpecialType == SpecialType.System_Single ? ElementType.Single : ElementType.Double;

    /// <summary>The class count as written.</summary>
    public ExpressionSyntax ClassCountSyntax => ((ArgumentSyntax)call.Argument(ClassCountParameter)!.Syntax).Expression;

    /// <summary>Whether a method of a kernel does not have a parameter.</summary>
    public static bool IsLeftOut(string parameter) => parameter is ClassCountParameter or OptionsParameter;

    /// <summary>The element type of a method of the library.</summary>
    public static ITypeSymbol ElementOf(IMethodSymbol method) => ((INamedTypeSymbol)method.Parameters[0].Type).TypeArguments[0];

    /// <returns>A declared kernel that has the method and can be named here; <see langword="null"/> when there is none.</returns>
    public INamedTypeSymbol? FindKernel() => kernels.Value
        .Where(kernel => kernel.Has(call.Method, ClassCount, ElementType) && model.IsAccessible(syntax.SpanStart, kernel.Type))
        .Select(static kernel => kernel.Type)
        .FirstOrDefault();

    /// <summary>The changes that make it a call of a kernel.</summary>
    public IEnumerable<TextChange> ReplacedBy(INamedTypeSymbol kernel)
    {
        var name = kernel.ToMinimalDisplayString(model, syntax.SpanStart);
        yield return syntax.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
            ? new TextChange(receiver.Span, name)
            : new TextChange(new TextSpan(syntax.SpanStart, 0), name + ".");

        var arguments = call.Invocation.Arguments
            .Where(static argument => IsLeftOut(argument.Parameter!.Name))
            .Select(static argument => argument.Syntax)
            .OfType<ArgumentSyntax>();
        foreach (var span in syntax.ArgumentList.SpansWithout(arguments))
        {
            yield return new TextChange(span, "");
        }
    }
}
