using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>Declares the kernels that calls lack, in the namespace of the first call of each.</summary>
internal static class MissingKernels
{
    /// <summary>C# 12, which the Roslyn built against cannot name: a struct needs no braces.</summary>
    private const LanguageVersion WithoutBraces = (LanguageVersion)1200;

    /// <returns>What to insert.</returns>
    public static IReadOnlyList<TextChange> Declare(IEnumerable<LibraryCall> calls, SourceText text) =>
    [
        .. from call in calls
           where call.FindKernel() is null
           group call by (call.ClassCount, call.ElementType) into kernel
           let first = kernel.First()
           group (Attribute(first), Struct(first, FreeName(kernel.ToArray()))) by NamespaceOf(first) into declarations
           select NamespaceEnd.Insert(text, declarations.Key, declarations),
    ];

    private static BaseNamespaceDeclarationSyntax? NamespaceOf(LibraryCall call) =>
        call.Syntax.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>();

    private static string Attribute(LibraryCall call)
    {
        // Before the type around the call, whose members have no names outside.
        var position = call.Syntax.Ancestors().OfType<MemberDeclarationSyntax>()
            .Last(static member => member is not BaseNamespaceDeclarationSyntax).SpanStart;
        var attribute = call.Model.Compilation.GetTypeByMetadataName(AttributeNames.Kernel)!;
        var name = attribute.ToMinimalDisplayString(call.Model, position);
        var arguments = ClassCountExpression.For(call, position);
        if (call.ElementType == ElementType.Double)
        {
            var property = attribute.GetMembers(nameof(Request.ElementType)).OfType<IPropertySymbol>().Single();
            arguments += $", {property.Name} = {property.Type.ToMinimalDisplayString(call.Model, position)}.{nameof(ElementType.Double)}";
        }

        return $"[{name.Substring(0, name.Length - "Attribute".Length)}({arguments})]";
    }

    private static string Struct(LibraryCall call, string name)
    {
        var version = ((CSharpParseOptions)call.Syntax.SyntaxTree.Options).LanguageVersion;
        return $"internal readonly partial struct {name}{(version >= WithoutBraces ? ";" : " { }")}";
    }

    /// <summary>A name that means nothing yet wherever the kernel is called.</summary>
    private static string FreeName(LibraryCall[] calls)
    {
        var number = calls[0].ClassCount.ToString(CultureInfo.InvariantCulture);
        var name = $"SoftmaxKernel{number}{(calls[0].ElementType == ElementType.Double ? nameof(ElementType.Double) : "")}";

        return Enumerable.Range(2, int.MaxValue - 2)
            .Select(suffix => $"{name}_{suffix.ToString(CultureInfo.InvariantCulture)}")
            .Prepend(name)
            .First(candidate => calls.All(call => call.Model.LookupSymbols(call.Syntax.SpanStart, name: candidate).IsEmpty));
    }
}
