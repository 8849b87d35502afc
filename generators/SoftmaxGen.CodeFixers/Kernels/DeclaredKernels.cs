using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>A type that is a kernel, and what its attribute says.</summary>
/// <param name="Type">The type.</param>
/// <param name="Request">What its attribute says.</param>
internal readonly record struct DeclaredKernel(INamedTypeSymbol Type, Request Request)
{
    /// <summary>Whether the kernel has a method, with the results of the library's without options.</summary>
    public bool Has(string method, int classCount, ElementType elementType) =>
        Request.ClassCounts[0] == classCount
        && Request.ElementType == elementType
        && Request is { Reduction: Reduction.Mean } && Request.Loss == LossSpec.Plain
        && GeneratedMembers.NamesFor(Request).Contains(method);
}

/// <summary>Finds the kernels that are declared.</summary>
internal static class DeclaredKernels
{
    /// <returns>Those that the generator writes code for, in the order of their namespaces and names.</returns>
    public static IEnumerable<DeclaredKernel> In(IAssemblySymbol assembly, CancellationToken cancellationToken) =>
        from type in TypesIn(assembly.GlobalNamespace)
        let kernel = AttributedType.TryRead(type, cancellationToken)
        where kernel is { Request.Kind: AttributeKind.Kernel } && Validity.Holds(kernel)
        select new DeclaredKernel(type, kernel.Request);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol symbol) => symbol
        .GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .OrderBy(static member => member.Name, System.StringComparer.Ordinal)
        .SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
