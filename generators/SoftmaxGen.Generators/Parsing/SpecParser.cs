using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>
/// Turns a type that carries an attribute into what is asked; into <see langword="null"/> when it breaks a rule, which
/// is for the analyzers to report.
/// </summary>
internal static class SpecParser
{
    public static KernelSpec? ParseKernel(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        ReadValid(context, cancellationToken) is { Symbol: var type, Request: var request }
            ? new KernelSpec(TypeParser.Parse(type), request.ClassCounts[0], request.ElementType, request.Reduction, request.Operations)
            {
                Loss = request.Loss,
                Unrolling = request.Unrolling,
            }
            : null;

    public static KernelSetSpec? ParseKernelSet(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        ReadValid(context, cancellationToken) is { Symbol: var type, Request: var request }
            ? new KernelSetSpec(
                TypeParser.Parse(type),
                request.ClassCounts.Distinct().OrderBy(static count => count).ToEquatableArray(),
                request.ElementType,
                request.Reduction,
                request.Operations)
            {
                Loss = request.Loss,
                Unrolling = request.Unrolling,
            }
            : null;

    public static HeadSpec? ParseHead(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        ReadValid(context, cancellationToken) is { Symbol: var type, Request: { Inputs: { } inputs } request }
            ? new HeadSpec(TypeParser.Parse(type), inputs, request.ClassCounts[0], request.ElementType, request.Reduction)
            {
                Operations = request.Operations,
                Loss = request.Loss,
                Unrolling = request.Unrolling,
            }
            : null;

    private static AttributedType? ReadValid(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        AttributedType.TryRead((INamedTypeSymbol)context.TargetSymbol, cancellationToken) is { } type && Validity.Holds(type)
            ? type
            : null;
}
