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

    private static readonly string[] s_head =
    [
        "ClassCount",
        "Inputs",
        "Logits",
        "Softmax",
        "CrossEntropy",
        "CrossEntropyGradient",
        "WeightedCrossEntropyGradient",
        "SoftCrossEntropy",
        "SoftCrossEntropyGradient",
        "SoftWeightedCrossEntropyGradient",
        "ArgMax",
        "Sample",
    ];

    public static IEnumerable<string> NamesFor(Request request) => request.Kind switch
    {
        AttributeKind.Kernel => ["ClassCount", .. MethodsFor(request.Operations)],
        AttributeKind.KernelSet => MethodsFor(request.Operations),
        _ => s_head,
    };

    private static IEnumerable<string> MethodsFor(Operations operations) =>
        s_methods.Where(method => operations.HasFlag(method.Operation)).Select(static method => method.Name);
}
