using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Generators.Model;
using static SoftmaxGen.Generators.Model.Operations;

namespace SoftmaxGen.Generators.Emission;

/// <summary>The public methods of kernels and kernel sets.</summary>
internal static class Methods
{
    private const string Services = "global::SoftmaxGen.CompilerServices.";
    private const string Misfit = "The length of <paramref name=\"logits\"/> is not a multiple of the class count";
    private const string MaskMisfit = "the length of <paramref name=\"mask\"/> is not that of <paramref name=\"logits\"/>";
    private const string OverlapOrShort = " is too short or overlaps <paramref name=\"logits\"/> at another start";

    /// <summary>The methods of the operations asked for.</summary>
    public static IEnumerable<Method> Of(ElementType type, Reduction reduction, Model.Operations operations, LossSpec loss) =>
        All(Names.Of(type), $"global::SoftmaxGen.LossReduction.{reduction}", loss)
            .Concat(LibraryMethods.All(Names.Of(type)))
            .Where(method => operations.HasFlag(method.Operation))
            .Select(method => IsLoss(method) ? method with { ClassWeights = loss.ClassWeights.Count } : method)
            .Select(method => HasTemperature(method) ? method with { LoopSuffix = LossOptionsEmitter.TemperatureArgument(loss) } : method)
            .Select(method => loss.IgnoreIndex is { } ignored
                ? method with { LabelRange = $"a label is neither a class nor {ignored.ToString(CultureInfo.InvariantCulture)}" }
                : method);

    /// <summary>Whether the loop of a method takes a temperature: a largest logit is the largest at any, and losses have it among their options.</summary>
    private static bool HasTemperature(Method method) =>
        method.Operation is not (ArgMax or TopK) && !IsLoss(method);

    /// <summary>Whether a method has the options of the loss.</summary>
    private static bool IsLoss(Method method) => method.Operation is CrossEntropy or CrossEntropyGradient;

    private static IEnumerable<Method> All(string element, string reduction, LossSpec loss)
    {
        string batch = $"{Services}LossBatch<{element}>";
        string reduced = reduction.EndsWith("Mean", System.StringComparison.Ordinal)
            ? "The mean of the losses of the rows; 0 when there are none."
            : "The sum of the losses of the rows; 0 when there are none.";
        Parameter logits = new($"global::System.ReadOnlySpan<{element}>", "logits", "The logits, row-major <c>[rows, classes]</c>.");
        Parameter row = logits with { Description = "The logits of one row, <c>[classes]</c>." };
        Parameter labels = new("global::System.ReadOnlySpan<int>", "labels", "The class of each row.");
        Parameter label = new("int", "label", "The class of the row.");
        Parameter sampleWeights = new($"global::System.ReadOnlySpan<{element}>", "sampleWeights", "The weight of each row, <c>[rows]</c>.");
        Parameter losses = new($"global::System.Span<{element}>", "losses", "Receives one loss a row, <c>[rows]</c>; may not overlap another span of the call.");
        Parameter gradient = new($"global::System.Span<{element}>", "gradient", "Receives the gradient, as long as the logits; may be the same memory.");
        Parameter perLogit = new($"global::System.Span<{element}>", "destination", "Receives the results, as long as the logits; may be the same memory.");
        Parameter perRow = perLogit with { Description = "Receives one value a row, <c>[rows]</c>." };
        Parameter indices = new("global::System.Span<int>", "destination", "Receives one index a row, <c>[rows]</c>.");
        Parameter mask = new("global::System.ReadOnlySpan<bool>", "mask", "What is allowed, as long as the logits.");
        Parameter uniforms = new($"global::System.ReadOnlySpan<{element}>", "uniforms", "A number for each row, drawn uniformly from 0 to below 1, <c>[rows]</c>.");
        string checkUniforms = $"{Services}KernelArguments.Uniforms(uniforms, rows);";
        string checkMask = $"{Services}KernelArguments.Mask(mask, logits.Length);";
        string Blocks(string destination) => $"{checkMask}\n{Services}MaskedBlocks<{element}> blocks = new(logits, rows, {{0}}, mask, {destination});";
        Parameter targets = new($"global::System.ReadOnlySpan<{element}>", "targets", "The soft targets of each row, as long as the logits: not negative.");
        const string MisfitOfTargets = $"{Misfit}, the length of <paramref name=\"targets\"/> is not that of the logits";

        // Without options a loss has loops of its own; with options, and for soft targets, there is one for all.
        bool isPlain = loss == LossSpec.Plain;
        string options = $"{Services}LossOptions<{element}> options = {LossOptionsEmitter.Expression(loss, element, "{0}")};\n";
        string ignoring = loss.IgnoreIndex is { } ignored ? $", {ignored.ToString(CultureInfo.InvariantCulture)}" : "";
        string lossLoop = isPlain ? "CrossEntropy" : "TargetLoss";
        string gradientLoop = isPlain ? "CrossEntropyGradient" : "TargetLoss";
        string lossArguments = isPlain ? "ref batch" : "default, options, ref batch, default";
        string gradientArguments = isPlain ? "ref batch, gradient" : "default, options, ref batch, gradient";
        string maskedArguments = isPlain ? "ref batch, blocks.Results" : "default, options.Masked, ref batch, blocks.Results";
        string finishGradient = isPlain ? "FinishGradient(ref batch)" : "FinishGradient(ref batch, options)";
        string ReducedBatch(string weights) => isPlain
            ? $"{batch} batch = {batch}.Reduced(labels, {weights}, {reduction});"
            : $"{options}{batch} batch = {batch}.Reduced(labels, {weights}, options.Divisor(labels, {reduction}));";

        // The loss of one row is its own mean and sum, unless options give it a weight.
        string oneRow = isPlain ? "" : $"global::System.ReadOnlySpan<int> labels = new(ref label);\n{ReducedBatch("default")}";
        string resultOfOneRow = isPlain ? "" : "return batch.Reduce();";
        string unreducedBatch = $"{(isPlain ? "" : options)}{batch} batch = {batch}.Unreduced(labels, losses);";
        string ReducedTargets(string weights) => $"{options}{batch} batch = {batch}.Reduced(rows, {weights}, {reduction});";
        string unreducedTargets = $"{options}{batch} batch = {batch}.Unreduced(default, losses);";

        yield return new(
            Softmax, "Writes the probabilities of each row, <c>a_i = exp(z_i) / sum_k exp(z_k)</c>.", null, "void", "Softmax",
            new[] { logits, perLogit }, $"{Misfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "Elementwise(logits, {0}, destination)", "", "Softmax", "destination", "");
        yield return new(
            LogSoftmax, "Writes the log-probabilities of each row, <c>ln a_i = z_i - ln sum_k exp(z_k)</c>.", null, "void", "LogSoftmax",
            new[] { logits, perLogit }, $"{Misfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "Elementwise(logits, {0}, destination)", "", "LogSoftmax", "destination", "");
        yield return new(
            LogSumExp, "Writes the log-sum-exp of each row, <c>ln sum_k exp(z_k)</c>.", null, "void", "LogSumExp",
            new[] { logits, perRow }, $"{Misfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "PerRow(logits, {0}, destination)", "", "LogSumExp", "destination", "");
        yield return new(
            CrossEntropy, "Computes the cross-entropy loss of one row, <c>-ln a_label</c>.", "The loss.", element, "CrossEntropy",
            new[] { row, label }, "The length of <paramref name=\"logits\"/> is not the class count.", true,
            $"SingleLoss(logits, {{0}}, label{ignoring})", oneRow, lossLoop, isPlain ? "label" : lossArguments, resultOfOneRow) { IsSingleRow = isPlain };
        yield return new(
            CrossEntropy, "Computes the cross-entropy loss of a batch.", reduced, element, "CrossEntropy",
            new[] { logits, labels }, $"{Misfit}, or the length of <paramref name=\"labels\"/> is not the number of rows.", true,
            $"Loss(logits, {{0}}, labels{ignoring})", ReducedBatch("default"), lossLoop, lossArguments, "return batch.Reduce();");
        yield return new(
            CrossEntropy, "Writes the cross-entropy loss of each row, <c>-ln a_label</c>.", null, "void", "CrossEntropy",
            new[] { logits, labels, losses }, $"{Misfit}, the length of <paramref name=\"labels\"/> is not the number of rows, or <paramref name=\"losses\"/> is too short or overlaps <paramref name=\"logits\"/>.", true,
            $"Losses(logits, {{0}}, labels, losses{ignoring})", unreducedBatch, lossLoop, lossArguments, "");
        yield return new(
            CrossEntropyGradient, "Computes the loss of one row and its gradient with respect to the logits, <c>a_label - 1</c> at the label and <c>a_i</c> elsewhere.", "The loss.", element, "CrossEntropyGradient",
            new[] { row, label, gradient }, $"The length of <paramref name=\"logits\"/> is not the class count, or <paramref name=\"gradient\"/>{OverlapOrShort}.", true,
            $"SingleGradient(logits, {{0}}, label, gradient{ignoring})", oneRow, gradientLoop, isPlain ? "label, gradient" : gradientArguments, resultOfOneRow) { IsSingleRow = isPlain };
        yield return new(
            CrossEntropyGradient, "Computes the loss of a batch and its gradient with respect to the logits, <c>a_i - y_i</c> with y one-hot, reduced as the loss is.", reduced, element, "CrossEntropyGradient",
            new[] { logits, labels, gradient }, $"{Misfit}, the length of <paramref name=\"labels\"/> is not the number of rows, or <paramref name=\"gradient\"/>{OverlapOrShort}.", true,
            $"Gradient(logits, {{0}}, labels, gradient{ignoring})", ReducedBatch("default"), gradientLoop, gradientArguments, "return batch.Reduce();");
        yield return new(
            CrossEntropyGradient, "Writes the loss of each row and its gradient with respect to the logits, <c>a_i - y_i</c>, neither reduced.", null, "void", "CrossEntropyGradient",
            new[] { logits, labels, losses, gradient }, $"{Misfit}, the length of <paramref name=\"labels\"/> is not the number of rows, or a destination is too short or overlaps another span.", true,
            $"LossesAndGradient(logits, {{0}}, labels, losses, gradient{ignoring})", unreducedBatch, gradientLoop, gradientArguments, "");
        yield return new(
            CrossEntropyGradient, "Computes the loss of a batch and its gradient, each row multiplied by a weight of its own; weights may be negative and do not enter the divisor of a mean.", reduced, element, "WeightedCrossEntropyGradient",
            new[] { logits, labels, sampleWeights, gradient }, $"{Misfit}, the length of <paramref name=\"labels\"/> or <paramref name=\"sampleWeights\"/> is not the number of rows, or <paramref name=\"gradient\"/> is too short or overlaps another span.", true,
            $"WeightedGradient(logits, {{0}}, labels, sampleWeights, gradient{ignoring})", ReducedBatch("sampleWeights"), gradientLoop, gradientArguments, "return batch.Reduce();");
        yield return new(
            CrossEntropy, "Computes the cross-entropy of a batch against soft targets, <c>-sum_i t_i ln a_i</c>.", reduced, element, "CrossEntropy",
            new[] { logits, targets }, $"{MisfitOfTargets}.", false,
            "TargetLoss(logits, {0}, targets)", ReducedTargets("default"), "TargetLoss", "targets, options, ref batch, default", "return batch.Reduce();");
        yield return new(
            CrossEntropy, "Writes the cross-entropy of each row against soft targets, <c>-sum_i t_i ln a_i</c>.", null, "void", "CrossEntropy",
            new[] { logits, targets, losses }, $"{MisfitOfTargets}, or <paramref name=\"losses\"/> is too short or overlaps another span.", false,
            "TargetLosses(logits, {0}, targets, losses)", unreducedTargets, "TargetLoss", "targets, options, ref batch, default", "");
        yield return new(
            CrossEntropyGradient, "Computes the cross-entropy of a batch against soft targets and its gradient with respect to the logits, <c>a_i sum_k t_k - t_i</c>, reduced as the loss is.", reduced, element, "CrossEntropyGradient",
            new[] { logits, targets, gradient }, $"{MisfitOfTargets}, or <paramref name=\"gradient\"/>{OverlapOrShort}, or overlaps the targets.", false,
            "TargetGradient(logits, {0}, targets, gradient)", ReducedTargets("default"), "TargetLoss", "targets, options, ref batch, gradient", "return batch.Reduce();");
        yield return new(
            CrossEntropyGradient, "Writes the cross-entropy of each row against soft targets and its gradient with respect to the logits, neither reduced.", null, "void", "CrossEntropyGradient",
            new[] { logits, targets, losses, gradient }, $"{MisfitOfTargets}, or a destination is too short or overlaps another span.", false,
            "TargetLossesAndGradient(logits, {0}, targets, losses, gradient)", unreducedTargets, "TargetLoss", "targets, options, ref batch, gradient", "");
        yield return new(
            CrossEntropyGradient, "Computes the cross-entropy of a batch against soft targets and its gradient, each row multiplied by a weight of its own; weights may be negative and do not enter the divisor of a mean.", reduced, element, "WeightedCrossEntropyGradient",
            new[] { logits, targets, sampleWeights, gradient }, $"{MisfitOfTargets}, that of <paramref name=\"sampleWeights\"/> is not the number of rows, or <paramref name=\"gradient\"/> is too short or overlaps another span.", false,
            "WeightedTargetGradient(logits, {0}, targets, sampleWeights, gradient)", ReducedTargets("sampleWeights"), "TargetLoss", "targets, options, ref batch, gradient", "return batch.Reduce();");
        yield return new(
            CrossEntropy, "Computes the reduced cross-entropy loss of a batch and writes the probabilities of each row, both with the bits of the two separate methods.", reduced, element, "CrossEntropySoftmax",
            new[] { logits, labels, perLogit with { Name = "probabilities", Description = "Receives the probabilities, as long as the logits; may be the same memory." } }, $"{Misfit}, the length of <paramref name=\"labels\"/> is not the number of rows, or <paramref name=\"probabilities\"/>{OverlapOrShort}.", true,
            $"LossAndProbabilities(logits, {{0}}, labels, probabilities{ignoring})", ReducedBatch("default"), "CrossEntropySoftmax", isPlain ? "ref batch, probabilities" : "options, ref batch, probabilities", "return batch.Reduce();");
        yield return new(
            ArgMax, "Writes the index of the first largest logit of each row; -1 for a row that contains a NaN.", null, "void", "ArgMax",
            new[] { logits, indices }, $"{Misfit}, or <paramref name=\"destination\"/> is too short.", false,
            "Indices(logits, {0}, destination)", "", "ArgMax", "destination", "");

        yield return new(
            Softmax, "Writes the probabilities of each row among what is allowed; 0 for the rest, and for all of a row in which nothing is allowed.", null, "void", "Softmax",
            new[] { logits, mask, perLogit }, $"{Misfit}, {MaskMisfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "Elementwise(logits, {0}, destination)", Blocks("destination"), "Softmax", "blocks.Results", "") { FinishBlock = "FinishProbabilities()" };
        yield return new(
            LogSoftmax, "Writes the log-probabilities of each row among what is allowed; -infinity for the rest, and for all of a row in which nothing is allowed.", null, "void", "LogSoftmax",
            new[] { logits, mask, perLogit }, $"{Misfit}, {MaskMisfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "Elementwise(logits, {0}, destination)", Blocks("destination"), "LogSoftmax", "blocks.Results", "") { FinishBlock = "FinishLogProbabilities()" };
        yield return new(
            CrossEntropyGradient, "Computes the loss of a batch and its gradient with respect to the logits among what is allowed; the gradient is 0 for the rest. A label that is not allowed has the loss +infinity and the gradient 0.", reduced, element, "CrossEntropyGradient",
            new[] { logits, labels, mask, gradient }, $"{Misfit}, the length of <paramref name=\"labels\"/> is not the number of rows, {MaskMisfit}, or <paramref name=\"gradient\"/>{OverlapOrShort}.", true,
            $"Gradient(logits, {{0}}, labels, gradient{ignoring})", $"{Blocks("gradient")}\n{ReducedBatch("default")}", gradientLoop, maskedArguments, "return batch.Reduce();") { FinishBlock = finishGradient };
        yield return new(
            CrossEntropyGradient, "Computes the loss of a batch and its gradient among what is allowed, each row multiplied by a weight of its own; the gradient is 0 for the rest. A label that is not allowed has the loss +infinity and the gradient 0.", reduced, element, "WeightedCrossEntropyGradient",
            new[] { logits, labels, sampleWeights, mask, gradient }, $"{Misfit}, the length of <paramref name=\"labels\"/> or <paramref name=\"sampleWeights\"/> is not the number of rows, {MaskMisfit}, or <paramref name=\"gradient\"/> is too short or overlaps another span.", true,
            $"WeightedGradient(logits, {{0}}, labels, sampleWeights, gradient{ignoring})", $"{Blocks("gradient")}\n{ReducedBatch("sampleWeights")}", gradientLoop, maskedArguments, "return batch.Reduce();") { FinishBlock = finishGradient };
        yield return new(
            ArgMax, "Writes the index of the first largest logit of each row that is allowed; -1 for a row in which nothing is, or a NaN.", null, "void", "ArgMax",
            new[] { logits, mask, indices }, $"{Misfit}, {MaskMisfit}, or <paramref name=\"destination\"/> is too short.", false,
            "Indices(logits, {0}, destination)", checkMask, "ArgMax", "mask, destination", "");
        yield return new(
            Sample, "Draws a class of each row with its probability; -1 for a row with NaN or +infinity, or nothing but -infinity. A class of probability 0 is never drawn.", null, "void", "Sample",
            new[] { logits, uniforms, indices }, $"{Misfit}, the length of <paramref name=\"uniforms\"/> is not the number of rows, or <paramref name=\"destination\"/> is too short.", false,
            "Indices(logits, {0}, destination)", checkUniforms, "Sample", "uniforms, default, destination", "");
        yield return new(
            Sample, "Draws a class of each row with its probability among what is allowed; -1 where nothing is, or what is has no probabilities.", null, "void", "Sample",
            new[] { logits, uniforms, mask, indices }, $"{Misfit}, the length of <paramref name=\"uniforms\"/> is not the number of rows, {MaskMisfit}, or <paramref name=\"destination\"/> is too short.", false,
            "Indices(logits, {0}, destination)", $"{checkUniforms}\n{checkMask}", "Sample", "uniforms, mask, destination", "");
    }
}
