using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The names of the members that an attribute adds to a type.</summary>
internal static class GeneratedMembers
{
    private static readonly (Operations Operation, string Name)[] s_methods =
    [
        (Operations.Softmax, "Softmax"),
        (Operations.LogSoftmax, "LogSoftmax"),
        (Operations.LogSumExp, "LogSumExp"),
        (Operations.CrossEntropy, "CrossEntropy"),
        (Operations.CrossEntropyGradient, "CrossEntropyGradient"),
        (Operations.CrossEntropyGradient, "WeightedCrossEntropyGradient"),
        (Operations.ArgMax, "ArgMax"),
        (Operations.Sample, "Sample"),
        (Operations.SoftmaxGradient, "SoftmaxGradient"),
        (Operations.Entropy, "Entropy"),
        (Operations.Entropy, "EntropyGradient"),
        (Operations.HessianDiagonal, "HessianDiagonal"),
        (Operations.TopK, "TopK"),
        (Operations.CrossEntropy, "CrossEntropySoftmax"),
    ];

    private static readonly (Operations Operation, string Name)[] s_headMethods =
    [
        (Operations.None, "ClassCount"),
        (Operations.None, "Inputs"),
        (Operations.None, "Logits"),
        (Operations.Softmax, "Softmax"),
        (Operations.CrossEntropy, "CrossEntropy"),
        (Operations.CrossEntropyGradient, "CrossEntropyGradient"),
        (Operations.CrossEntropyGradient, "WeightedCrossEntropyGradient"),
        (Operations.CrossEntropy, "SoftCrossEntropy"),
        (Operations.CrossEntropyGradient, "SoftCrossEntropyGradient"),
        (Operations.CrossEntropyGradient, "SoftWeightedCrossEntropyGradient"),
        (Operations.ArgMax, "ArgMax"),
        (Operations.Sample, "Sample"),
    ];

    public static IEnumerable<string> NamesFor(Request request) => request.Kind switch
    {
        AttributeKind.Kernel => ["ClassCount", .. Asked(s_methods, request.Operations)],
        AttributeKind.KernelSet => Asked(s_methods, request.Operations),
        _ => Asked(s_headMethods, request.Operations),
    };

    private static IEnumerable<string> Asked((Operations Operation, string Name)[] members, Operations operations) =>
        members.Where(member => operations.HasFlag(member.Operation)).Select(static member => member.Name);
}
