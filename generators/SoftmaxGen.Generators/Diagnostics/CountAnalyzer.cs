using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports class counts and widths that are too small, or too large together.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CountAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.ClassCountOutOfRange,
        Descriptors.InputsOutOfRange,
        Descriptors.NoClassCount,
        Descriptors.TooManyWeights);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type)
    {
        var (name, request) = (type.Symbol.Name, type.Request);

        if (CountRules.HasNoClassCount(request))
        {
            yield return Diagnostic.Create(Descriptors.NoClassCount, type.Attribute.GetLocation(), name, 0, CountRules.Minimum);
        }

        foreach (var (classCount, position) in CountRules.ClassCountsOutOfRange(request))
        {
            yield return Diagnostic.Create(Descriptors.ClassCountOutOfRange, LocateClassCount(type, position), name, classCount, CountRules.Minimum);
        }

        if (CountRules.InputsOutOfRange(request))
        {
            yield return Diagnostic.Create(Descriptors.InputsOutOfRange, type.Attribute.LocateParameter("inputs", 0), name, request.Inputs, CountRules.Minimum);
        }

        if (CountRules.HasTooManyWeights(request))
        {
            yield return Diagnostic.Create(
                Descriptors.TooManyWeights,
                LocateClassCount(type, 0),
                name,
                CountRules.WeightCount(request),
                request.ClassCounts[0],
                request.Inputs,
                int.MaxValue);
        }
    }

    private static Location LocateClassCount(AttributedType type, int element) => type.Request.Kind switch
    {
        AttributeKind.KernelSet => type.Attribute.LocateParameter("classCounts", 0, element),
        AttributeKind.Head => type.Attribute.LocateParameter("classCount", 1),
        _ => type.Attribute.LocateParameter("classCount", 0),
    };
}
