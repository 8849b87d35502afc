using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>The lengths that a call's arguments must have, as far as the source says what they depend on.</summary>
internal static class LengthRules
{
    private static readonly string[] s_onePerRow = ["labels", "sampleWeights", "uniforms"];

    /// <remarks>A call need not have an argument for each rule.</remarks>
    public static IEnumerable<LengthRule> For(KernelCall call) =>
        call.Request is { Kind: AttributeKind.Head } request ? ForHead(call, request) : ForKernel(call);

    /// <returns><see langword="null"/> when the call has no such argument, or its length is not certain.</returns>
    public static int? LengthOf(KernelCall call, string parameter) =>
        call.Argument(parameter) is { } argument ? ConstantLength.Of(argument.Value) : null;

    private static IEnumerable<LengthRule> ForKernel(KernelCall call)
    {
        var parameters = call.Invocation.TargetMethod.Parameters;
        var input = parameters[0].Name;
        var isOneRow = input == "row" || parameters.Any(static parameter => parameter.Name == "label");

        var first = call.ClassCount is { } count ? new LengthRule(input, isOneRow ? Fit.Exact : Fit.Multiple, count) : (LengthRule?)null;
        if (first is { } rule)
        {
            yield return rule;
        }

        // Of logits that do not fit nothing follows.
        if (LengthOf(call, input) is not { } length || first?.Allows(length) == false)
        {
            yield break;
        }

        foreach (var exact in new[] { "mask", "targets", "upstream" })
        {
            yield return new LengthRule(exact, Fit.Exact, length);
        }

        yield return new LengthRule("gradient", Fit.AtLeast, length);
        if (call.Method == "CrossEntropySoftmax")
        {
            yield return new LengthRule("probabilities", Fit.AtLeast, length);
        }

        if (call.Method is "Softmax" or "LogSoftmax" or "SoftmaxGradient" or "HessianDiagonal")
        {
            yield return new LengthRule("destination", Fit.AtLeast, length);
        }

        if (isOneRow || call.ClassCount is not { } classCount)
        {
            yield break;
        }

        var rows = length / classCount;
        foreach (var exact in s_onePerRow)
        {
            yield return new LengthRule(exact, Fit.Exact, rows);
        }

        yield return new LengthRule("losses", Fit.AtLeast, rows);
        yield return new LengthRule("entropies", Fit.AtLeast, rows);
        if (call.Method is "LogSumExp" or "ArgMax" or "Sample" or "Entropy")
        {
            yield return new LengthRule("destination", Fit.AtLeast, rows);
        }

        if (call.Method == "TopK" && call.Constant("k") is { } k)
        {
            yield return new LengthRule("destination", Fit.AtLeast, (long)rows * k);
        }
    }

    private static IEnumerable<LengthRule> ForHead(KernelCall call, Request request)
    {
        var (inputs, classCount, weights) = (request.Inputs!.Value, request.ClassCounts[0], CountRules.WeightCount(request));

        var hidden = new LengthRule("hidden", Fit.Multiple, inputs);
        yield return hidden;
        yield return new LengthRule("weights", Fit.Exact, weights);
        yield return new LengthRule("bias", Fit.Exact, classCount);
        yield return new LengthRule("weightGradient", Fit.AtLeast, weights);
        yield return new LengthRule("biasGradient", Fit.AtLeast, classCount);

        if (LengthOf(call, "hidden") is not { } length || !hidden.Allows(length))
        {
            yield break;
        }

        var rows = length / inputs;
        var logits = (long)rows * classCount;
        foreach (var exact in s_onePerRow)
        {
            yield return new LengthRule(exact, Fit.Exact, rows);
        }

        yield return new LengthRule("mask", Fit.Exact, logits);
        yield return new LengthRule("targets", Fit.Exact, logits);
        yield return new LengthRule("destination", Fit.AtLeast, call.Method is "ArgMax" or "Sample" ? rows : logits);

        // An empty one says that it is not wanted.
        if (LengthOf(call, "hiddenGradient") is not 0)
        {
            yield return new LengthRule("hiddenGradient", Fit.AtLeast, length);
        }
    }
}
