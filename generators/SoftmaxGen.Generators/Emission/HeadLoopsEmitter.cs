using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file-local class with the loops of a head; their arguments have been checked.</summary>
internal sealed class HeadLoopsEmitter
{
    private readonly SourceWriter _writer;
    private readonly HeadPlan _plan;
    private readonly string _element;
    private readonly string _hidden;
    private readonly string _layer;

    private HeadLoopsEmitter(SourceWriter writer, HeadPlan plan)
    {
        _writer = writer;
        _plan = plan;
        _element = Names.Of(plan.Spec.ElementType);
        _hidden = $"ReadOnlySpan<{_element}> hidden";
        _layer = $"DenseLayer<{_element}> layer";
    }

    private bool IsPlain => _plan.Spec.Loss == LossSpec.Plain;

    /// <summary>The name of the class, from anywhere.</summary>
    public static string ClassOf(HeadPlan plan) => $"global::SoftmaxGen.Generated.{Name(plan)}";

    /// <summary>Writes the namespace and the class.</summary>
    public static void Emit(SourceWriter writer, HeadPlan plan)
    {
        writer.Write("");
        using (writer.Block("namespace SoftmaxGen.Generated"))
        {
            writer.Write(plan.IsOnStack ? "using global::System;" : "using global::System;\nusing global::System.Buffers;");
            writer.Write(
                $"""
                using global::SoftmaxGen.CompilerServices;

                /// <summary>The kernel with the layer before it, by blocks of rows: what a block needs stays in an inner cache.</summary>
                {GeneratedCode.Attribute}
                """);
            using (writer.Block($"file static class {Name(plan)}"))
            {
                writer.Write(
                    $"""
                    private const int Inputs = {plan.Spec.Inputs};
                    private const int ClassCount = {plan.Spec.ClassCount};
                    private const int BlockRows = {plan.BlockRows};
                    """);
                new HeadLoopsEmitter(writer, plan).EmitMethods();
            }
        }
    }

    private void EmitMethods()
    {
        EmitSoftmax();
        foreach (Truth truth in Truth.Of(_plan))
        {
            EmitCrossEntropy(truth);
            EmitCrossEntropyGradient(truth);
        }

        EmitArgMax();
        EmitSample();
    }

    private void EmitSoftmax()
    {
        _writer.Write("\n/// <summary>The probabilities take the place of the logits.</summary>");
        using (_writer.Block(
            $"public static void Softmax({_hidden}, ReadOnlySpan<bool> mask, {_layer}, Span<{_element}> destination, int rows)"))
        using (Blocks())
        {
            _writer.Write(
                $"""
                Span<{_element}> block = destination.Slice(row * ClassCount, count * ClassCount);
                layer.Logits(hidden.Slice(row * Inputs, count * Inputs), block, count);
                """);
            EmitMaskable(
                "block",
                KernelCall("Softmax", "block", "block", "count"),
                $"""
                {KernelCall("Softmax", "blocks.Logits", "blocks.Results", "blocks.Rows")}
                blocks.FinishProbabilities();
                """);
        }
    }

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
    }

    private void EmitArgMax() => EmitIndices("ArgMax", "", () =>
    {
        using (_writer.Block("if (mask.IsEmpty)"))
        {
            _writer.Write($"Fallback.ArgMax<{_element}>(logits, ClassCount, destination.Slice(row), 0, count);");
        }

        using (_writer.Block("else"))
        {
            _writer.Write($"Fallback.ArgMax<{_element}>(logits, ClassCount, mask.Slice(row * ClassCount, count * ClassCount), destination.Slice(row), 0, count);");
        }
    });

    private void EmitSample() => EmitIndices("Sample", $", ReadOnlySpan<{_element}> uniforms", () => _writer.Write(
        $"""
        ReadOnlySpan<bool> allowed = mask.IsEmpty ? mask : mask.Slice(row * ClassCount, count * ClassCount);
        Fallback.Sample(logits, ClassCount, uniforms.Slice(row), allowed, destination.Slice(row), 0, count{LossOptionsEmitter.TemperatureArgument(_plan.Spec.Loss)});
        """));

    private void EmitIndices(string name, string parameters, System.Action emitCall)
    {
        _writer.Write("\n/// <summary>The logits of a block live until they have given their indices.</summary>");
        using (_writer.Block(
            $"public static void {name}({_hidden}{parameters}, ReadOnlySpan<bool> mask, {_layer}, Span<int> destination, int rows)"))
        {
            EmitScratch();
            using (Blocks())
            {
                _writer.Write("layer.Logits(hidden.Slice(row * Inputs, count * Inputs), logits, count);");
                emitCall();
            }

            EmitReturn("");
        }
    }

    private SourceWriter.BlockScope Blocks()
    {
        _writer.Write("int count;");
        SourceWriter.BlockScope scope = _writer.Block("for (int row = 0; row < rows; row += count)");
        _writer.Write("count = Math.Min(BlockRows, rows - row);");
        return scope;
    }

    /// <summary>Writes what a block of logits goes through: whole, or masked, a part at a time.</summary>
    private void EmitMaskable(string logits, string whole, string masked)
    {
        using (_writer.Block("if (mask.IsEmpty)"))
        {
            _writer.Write(whole);
        }

        using (_writer.Block("else"))
        {
            _writer.Write(
                $"MaskedBlocks<{_element}> blocks = new({logits}, count, ClassCount, mask.Slice(row * ClassCount, count * ClassCount), {logits});");
            using (_writer.Block("while (blocks.MoveNext())"))
            {
                _writer.Write(masked);
            }
        }
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

    private void EmitScratch()
    {
        const string Length = "Math.Min(BlockRows, rows) * ClassCount";
        _writer.Write(_plan.IsOnStack
            ? $"Span<{_element}> logits = stackalloc {_element}[{Length}];"
            : $"""
              {_element}[] rented = ArrayPool<{_element}>.Shared.Rent({Length});
              Span<{_element}> logits = rented;
              """);
    }

    private void EmitReturn(string statement)
    {
        if (!_plan.IsOnStack)
        {
            _writer.Write(
                $"""

                // After an exception the array is left to the garbage collector.
                ArrayPool<{_element}>.Shared.Return(rented);
                """);
        }

        if (statement.Length > 0)
        {
            _writer.Write(_plan.IsOnStack ? $"\n{statement}" : statement);
        }
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

        EmitMaskable(
            "logits",
            whole,
            $"""
            {LossCall(truth, keepsGradient, "blocks.Logits", "blocks.Results", "options.Masked", "blocks.Rows")}
            blocks.{(keepsGradient ? "FinishGradient" : "FinishLoss")}(ref losses{(IsPlain ? "" : ", options")});
            """);
    }

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

    private string KernelCall(string operation, string logits, string arguments, string rows) => _plan.Kernel.Widths.Count > 0
        ? $"{Names.LoopsClass(_plan.Spec.ClassCount)}.{operation}({logits}, {arguments}, {rows});"
        : $"Fallback.{operation}({logits}, ClassCount, {arguments}, 0, {rows}{LossOptionsEmitter.TemperatureArgument(_plan.Spec.Loss)});";

    private static string Parameter(Truth truth) => $"ReadOnlySpan<{truth.Element}> {truth.Name}";

    private static string Mask(Truth truth) => truth.HasMask ? ", ReadOnlySpan<bool> mask" : "";

    private static string Name(HeadPlan plan) => $"Head{plan.Spec.Inputs}To{plan.Spec.ClassCount}";
}
