using System;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the loops of a head over blocks of rows, whose logits no caller sees.</summary>
internal static class HeadLoopsEmitter
{
    /// <summary>The name of the class of the loops, from anywhere.</summary>
    public static string ClassOf(HeadPlan plan) => $"global::SoftmaxGen.Generated.{Name(plan)}";

    /// <summary>Writes the namespace and the class of the loops.</summary>
    public static void Emit(SourceWriter writer, HeadPlan plan)
    {
        string element = Names.Of(plan.Spec.ElementType);
        writer.Write("");
        using (writer.Block("namespace SoftmaxGen.Generated"))
        {
            writer.Write(
                $"""
                using global::System;
                using global::System.Buffers;
                using global::SoftmaxGen.CompilerServices;

                /// <summary>Blocks of {plan.BlockRows} rows: logits, kernel, gradients.</summary>
                {GeneratedCode.Attribute}
                """);
            using (writer.Block($"file static class {Name(plan)}"))
            {
                EmitMethod(writer, plan, $"Softmax(ReadOnlySpan<{element}> hidden, DenseLayer<{element}> layer, Span<{element}> destination, int rows)", null, () => writer.Write(
                    $"""
                    Span<{element}> block = destination.Slice(row * {plan.Spec.ClassCount}, count * {plan.Spec.ClassCount});
                    layer.Logits(input, block, count);
                    {KernelCall(plan, "Softmax", "block", "block")}
                    """));
                writer.Write("");
                EmitMethod(writer, plan, $"CrossEntropy(ReadOnlySpan<{element}> hidden, ref LossBatch<{element}> losses, DenseLayer<{element}> layer, int rows)", element, () => writer.Write(
                    $"""
                    layer.Logits(input, block, count);
                    {KernelCall(plan, "CrossEntropy", "block", "ref losses")}
                    losses.Advance(count);
                    """));
                writer.Write("");
                EmitMethod(writer, plan, $"CrossEntropyGradient(ReadOnlySpan<{element}> hidden, ref LossBatch<{element}> losses, DenseLayer<{element}> layer, Span<{element}> weightGradient, Span<{element}> biasGradient, Span<{element}> hiddenGradient, int rows)", element, () =>
                {
                    writer.Write(
                        $$"""
                        layer.Logits(input, block, count);

                        // The gradient takes the place of the logits.
                        {{KernelCall(plan, "CrossEntropyGradient", "block", "ref losses, block")}}
                        losses.Advance(count);
                        layer.AddGradients(block, input, weightGradient, biasGradient, count);
                        if (!hiddenGradient.IsEmpty)
                        {
                            layer.HiddenGradient(block, hiddenGradient.Slice(row * {{plan.Spec.Inputs}}, count * {{plan.Spec.Inputs}}), count);
                        }
                        """);
                });
            }
        }
    }

    /// <summary>Writes a loop over blocks, with a buffer for their logits unless they have a place already.</summary>
    private static void EmitMethod(SourceWriter writer, HeadPlan plan, string signature, string? buffered, Action body)
    {
        using (writer.Block($"public static void {signature}"))
        {
            string size = $"Math.Min(rows, {plan.BlockRows}) * {plan.Spec.ClassCount}";
            if (buffered is not null)
            {
                writer.Write(plan.IsOnStack
                    ? $"Span<{buffered}> buffer = stackalloc {buffered}[{size}];"
                    : $"{buffered}[] buffer = ArrayPool<{buffered}>.Shared.Rent({size});");
            }

            using (writer.Block($"for (int row = 0; row < rows; row += {plan.BlockRows})"))
            {
                writer.Write(
                    $"""
                    int count = Math.Min({plan.BlockRows}, rows - row);
                    ReadOnlySpan<{Names.Of(plan.Spec.ElementType)}> input = hidden.Slice(row * {plan.Spec.Inputs}, count * {plan.Spec.Inputs});
                    """);
                if (buffered is not null)
                {
                    writer.Write($"Span<{buffered}> block = buffer.{(plan.IsOnStack ? "Slice" : "AsSpan")}(0, count * {plan.Spec.ClassCount});");
                }

                body();
            }

            if (buffered is not null && !plan.IsOnStack)
            {
                writer.Write(
                    $"""

                    // After an exception the buffer is left to the garbage collector.
                    ArrayPool<{buffered}>.Shared.Return(buffer);
                    """);
            }
        }
    }

    private static string KernelCall(HeadPlan plan, string operation, string logits, string arguments) => plan.Kernel.Widths.Count > 0
        ? $"{Names.LoopsClass(plan.Spec.ClassCount)}.{operation}({logits}, {arguments}, count);"
        : $"Fallback.{operation}({logits}, {plan.Spec.ClassCount}, {arguments}, 0, count);";

    private static string Name(HeadPlan plan) => $"Head{plan.Spec.Inputs}To{plan.Spec.ClassCount}";
}
