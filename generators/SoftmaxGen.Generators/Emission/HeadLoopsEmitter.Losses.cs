using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission;

/// <content>Losses, against labels and soft targets.</content>
internal sealed partial class HeadLoopsEmitter
{
    private bool IsPlain => _plan.Spec.Loss == LossSpec.Plain;

    private void EmitCrossEntropy(Truth truth)
    {
        _writer.Write("\n/// <summary>The logits of a block live until they have given their losses.</summary>");
        using (_writer.Block(
            $"public static {_element} CrossEntropy({_hidden}, {Parameter(truth)}{Mask(truth)}, {_layer}, int rows)"))
        {
            EmitLosses(truth, "default");
            EmitScratch();
            using (Blocks())
            {
                _writer.Write("layer.Logits(hidden.Slice(row * Inputs, count * Inputs), logits, count);");
                EmitLossCall(truth, keepsGradient: false);
            }

            EmitReturn("return losses.Reduce();");
        }

        EmitMaskedLoss(truth, keepsGradient: false);
    }

    private void EmitCrossEntropyGradient(Truth truth)
    {
        _writer.Write("\n/// <summary>The gradient takes the place of the logits, until it has given those of the layer.</summary>");
        using (_writer.Block(
            $"public static {_element} CrossEntropyGradient({_hidden}, {Parameter(truth)}, ReadOnlySpan<{_element}> sampleWeights{Mask(truth)}, {_layer}, Span<{_element}> weightGradient, Span<{_element}> biasGradient, Span<{_element}> hiddenGradient, int rows)"))
        {
            EmitLosses(truth, "sampleWeights");
            EmitScratch();
            _writer.Write($"Span<{_element}> gradient = logits;");
            using (Blocks())
            {
                _writer.Write(
                    $"""
                    ReadOnlySpan<{_element}> block = hidden.Slice(row * Inputs, count * Inputs);
                    layer.Logits(block, logits, count);
                    """);
                EmitLossCall(truth, keepsGradient: true);
                _writer.Write(
                    $$"""

                    layer.AddGradients(gradient, block, weightGradient, biasGradient, count);
                    if (!hiddenGradient.IsEmpty)
                    {
                        layer.HiddenGradient(gradient, hiddenGradient.Slice(row * Inputs, count * Inputs), count);
                    }
                    """);
            }

            EmitReturn("return losses.Reduce();");
        }

        EmitMaskedLoss(truth, keepsGradient: true);
    }

    private void EmitLosses(Truth truth, string sampleWeights)
    {
        string reduction = $"LossReduction.{_plan.Spec.Reduction}";
        if (truth.IsSoft || !IsPlain)
        {
            _writer.Write($"LossOptions<{_element}> options = {LossOptionsEmitter.Expression(_plan.Spec.Loss, _element, "ClassCount")};");
            reduction = truth.IsSoft ? reduction : $"options.Divisor(labels, {reduction})";
        }

        _writer.Write(
            $"scoped LossBatch<{_element}> losses = LossBatch<{_element}>.Reduced({(truth.IsSoft ? "rows" : "labels")}, {sampleWeights}, {reduction});");
    }

    private void EmitLossCall(Truth truth, bool keepsGradient)
    {
        string whole =
            $"""
            {LossCall(truth, keepsGradient, "logits", "gradient", "options", "count")}
            losses.Advance(count);
            """;
        if (!truth.HasMask)
        {
            _writer.Write(whole);
            return;
        }

        EmitChoice(whole, $"{Masked(keepsGradient)}(logits, {MaskOfBlock}, ref losses, {(IsPlain ? "" : "options, ")}count);");
    }

    private void EmitMaskedLoss(Truth truth, bool keepsGradient)
    {
        if (!truth.HasMask)
        {
            return;
        }

        EmitMasked(
            Masked(keepsGradient),
            $"ref LossBatch<{_element}> losses, {(IsPlain ? "" : $"LossOptions<{_element}> options, ")}",
            $"""
            {LossCall(truth, keepsGradient, "blocks.Logits", "blocks.Results", "options.Masked", "blocks.Rows")}
            blocks.{(keepsGradient ? "FinishGradient" : "FinishLoss")}(ref losses{(IsPlain ? "" : ", options")});
            """);
    }

    private static string Masked(bool keepsGradient) => keepsGradient ? "MaskedCrossEntropyGradient" : "MaskedCrossEntropy";

    private string LossCall(Truth truth, bool keepsGradient, string logits, string gradient, string options, string rows)
    {
        if (!truth.IsSoft && IsPlain)
        {
            return keepsGradient
                ? KernelCall("CrossEntropyGradient", logits, $"ref losses, {gradient}", rows)
                : KernelCall("CrossEntropy", logits, "ref losses", rows);
        }

        string targets = truth.IsSoft ? "targets.Slice(row * ClassCount, count * ClassCount)" : "default";
        return $"Fallback.TargetLoss({logits}, ClassCount, {targets}, {options}, ref losses, {(keepsGradient ? gradient : "default")}, 0, {rows});";
    }

    private static string Parameter(Truth truth) => $"ReadOnlySpan<{truth.Element}> {truth.Name}";

    private static string Mask(Truth truth) => truth.HasMask ? ", ReadOnlySpan<bool> mask" : "";
}
