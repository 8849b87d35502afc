using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file-local class with the loops of a head; their arguments have been checked.</summary>
internal static class HeadLoopsEmitter
{
    /// <summary>The name of the class, from anywhere.</summary>
    public static string ClassOf(HeadPlan plan) => $"global::SoftmaxGen.Generated.{Name(plan)}";

    /// <summary>Writes the namespace and the class.</summary>
    public static void Emit(SourceWriter writer, HeadPlan plan)
    {
        string element = Names.Of(plan.Spec.ElementType);
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
                EmitSoftmax(writer, plan, element);
                writer.Write("");
                EmitCrossEntropy(writer, plan, element, isSoft: false);
                writer.Write("");
                EmitCrossEntropyGradient(writer, plan, element, isSoft: false);
                writer.Write("");
                EmitCrossEntropy(writer, plan, element, isSoft: true);
                writer.Write("");
                EmitCrossEntropyGradient(writer, plan, element, isSoft: true);
            }
        }
    }

    private static void EmitSoftmax(SourceWriter writer, HeadPlan plan, string element)
    {
        writer.Write("/// <summary>The probabilities take the place of the logits.</summary>");
        using (writer.Block(
            $"public static void Softmax(ReadOnlySpan<{element}> hidden, DenseLayer<{element}> layer, Span<{element}> destination, int rows)"))
        using (Blocks(writer))
        {
            writer.Write(
                $"""
                Span<{element}> block = destination.Slice(row * ClassCount, count * ClassCount);
                layer.Logits(hidden.Slice(row * Inputs, count * Inputs), block, count);
                {KernelCall(plan, "Softmax", "block", "block")}
                """);
        }
    }

    private static void EmitCrossEntropy(SourceWriter writer, HeadPlan plan, string element, bool isSoft)
    {
        writer.Write("/// <summary>The logits of a block live until they have given their losses.</summary>");
        using (writer.Block(
            $"public static {element} CrossEntropy(ReadOnlySpan<{element}> hidden, {Truth(element, isSoft)}, DenseLayer<{element}> layer, int rows)"))
        {
            EmitLocals(writer, plan, element, isSoft);
            using (Blocks(writer))
            {
                writer.Write(
                    $"""
                    layer.Logits(hidden.Slice(row * Inputs, count * Inputs), logits, count);
                    {LossCall(plan, isSoft, "CrossEntropy", "ref losses", "default")}
                    losses.Advance(count);
                    """);
            }

            EmitResult(writer, plan, element);
        }
    }

    private static void EmitCrossEntropyGradient(SourceWriter writer, HeadPlan plan, string element, bool isSoft)
    {
        writer.Write("/// <summary>The gradient takes the place of the logits, until it has given those of the layer.</summary>");
        using (writer.Block(
            $"public static {element} CrossEntropyGradient(ReadOnlySpan<{element}> hidden, {Truth(element, isSoft)}, DenseLayer<{element}> layer, Span<{element}> weightGradient, Span<{element}> biasGradient, Span<{element}> hiddenGradient, int rows)"))
        {
            EmitLocals(writer, plan, element, isSoft);
            writer.Write($"Span<{element}> gradient = logits;");
            using (Blocks(writer))
            {
                writer.Write(
                    $$"""
                    ReadOnlySpan<{{element}}> block = hidden.Slice(row * Inputs, count * Inputs);
                    layer.Logits(block, logits, count);
                    {{LossCall(plan, isSoft, "CrossEntropyGradient", "ref losses, gradient", "gradient")}}
                    losses.Advance(count);

                    layer.AddGradients(gradient, block, weightGradient, biasGradient, count);
                    if (!hiddenGradient.IsEmpty)
                    {
                        layer.HiddenGradient(gradient, hiddenGradient.Slice(row * Inputs, count * Inputs), count);
                    }
                    """);
            }

            EmitResult(writer, plan, element);
        }
    }

    private static SourceWriter.BlockScope Blocks(SourceWriter writer)
    {
        writer.Write("int count;");
        SourceWriter.BlockScope scope = writer.Block("for (int row = 0; row < rows; row += count)");
        writer.Write("count = Math.Min(BlockRows, rows - row);");
        return scope;
    }

    private static void EmitLocals(SourceWriter writer, HeadPlan plan, string element, bool isSoft)
    {
        const string Length = "Math.Min(BlockRows, rows) * ClassCount";
        string reduction = $"LossReduction.{plan.Spec.Reduction}";
        if (isSoft || plan.Spec.Loss != LossSpec.Plain)
        {
            writer.Write($"LossOptions<{element}> options = {LossOptionsEmitter.Expression(plan.Spec.Loss, element, "ClassCount")};");
            reduction = isSoft ? reduction : $"options.Divisor(labels, {reduction})";
        }

        writer.Write($"scoped LossBatch<{element}> losses = LossBatch<{element}>.Reduced({(isSoft ? "rows" : "labels")}, default, {reduction});");
        writer.Write(plan.IsOnStack
            ? $"Span<{element}> logits = stackalloc {element}[{Length}];"
            : $"""
              {element}[] rented = ArrayPool<{element}>.Shared.Rent({Length});
              Span<{element}> logits = rented;
              """);
    }

    private static void EmitResult(SourceWriter writer, HeadPlan plan, string element) => writer.Write(plan.IsOnStack
        ? """

          return losses.Reduce();
          """
        : $"""

          // After an exception the array is left to the garbage collector.
          ArrayPool<{element}>.Shared.Return(rented);
          return losses.Reduce();
          """);

    /// <summary>What a row should be, as a parameter: its class or a distribution.</summary>
    private static string Truth(string element, bool isSoft) =>
        isSoft ? $"ReadOnlySpan<{element}> targets" : "ReadOnlySpan<int> labels";

    private static string LossCall(HeadPlan plan, bool isSoft, string operation, string arguments, string gradient)
    {
        if (!isSoft && plan.Spec.Loss == LossSpec.Plain)
        {
            return KernelCall(plan, operation, "logits", arguments);
        }

        string targets = isSoft ? "targets.Slice(row * ClassCount, count * ClassCount)" : "default";
        return $"Fallback.TargetLoss(logits, ClassCount, {targets}, options, ref losses, {gradient}, 0, count);";
    }

    private static string KernelCall(HeadPlan plan, string operation, string logits, string arguments) => plan.Kernel.Widths.Count > 0
        ? $"{Names.LoopsClass(plan.Spec.ClassCount)}.{operation}({logits}, {arguments}, count);"
        : $"Fallback.{operation}({logits}, ClassCount, {arguments}, 0, count{LossOptionsEmitter.TemperatureArgument(plan.Spec.Loss)});";

    private static string Name(HeadPlan plan) => $"Head{plan.Spec.Inputs}To{plan.Spec.ClassCount}";
}
