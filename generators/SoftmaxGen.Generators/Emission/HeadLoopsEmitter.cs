using System;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file-local class with the loops of a head; their arguments have been checked.</summary>
internal sealed partial class HeadLoopsEmitter
{
    private const string MaskOfBlock = "mask.Slice(row * ClassCount, count * ClassCount)";

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
                using global::System.Runtime.CompilerServices;
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
        IfAsked(Model.Operations.Softmax, EmitSoftmax);
        foreach (Truth truth in Truth.Of(_plan))
        {
            IfAsked(Model.Operations.CrossEntropy, () => EmitCrossEntropy(truth));
            IfAsked(Model.Operations.CrossEntropyGradient, () => EmitCrossEntropyGradient(truth));
        }

        IfAsked(Model.Operations.ArgMax, EmitArgMax);
        IfAsked(Model.Operations.Sample, EmitSample);
    }

    private void IfAsked(Model.Operations operation, Action emit)
    {
        if (_plan.Spec.Operations.HasFlag(operation))
        {
            emit();
        }
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
            EmitChoice(KernelCall("Softmax", "block", "block", "count"), $"MaskedSoftmax(block, {MaskOfBlock}, count);");
        }

        EmitMasked(
            "MaskedSoftmax",
            "",
            $"""
            {KernelCall("Softmax", "blocks.Logits", "blocks.Results", "blocks.Rows")}
            blocks.FinishProbabilities();
            """);
    }

    private void EmitArgMax() => EmitIndices("ArgMax", "", () => EmitChoice(
        $"Fallback.ArgMax<{_element}>(logits, ClassCount, destination.Slice(row), 0, count);",
        $"Fallback.ArgMax<{_element}>(logits, ClassCount, {MaskOfBlock}, destination.Slice(row), 0, count);"));

    private void EmitSample() => EmitIndices("Sample", $", ReadOnlySpan<{_element}> uniforms", () => _writer.Write(
        $"""
        ReadOnlySpan<bool> allowed = mask.IsEmpty ? mask : {MaskOfBlock};
        Fallback.Sample(logits, ClassCount, uniforms.Slice(row), allowed, destination.Slice(row), 0, count{LossOptionsEmitter.TemperatureArgument(_plan.Spec.Loss)});
        """));

    private void EmitIndices(string name, string parameters, Action emitCall)
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

    /// <summary>Writes what a block of logits goes through, with a mask or without.</summary>
    private void EmitChoice(string whole, string masked)
    {
        using (_writer.Block("if (mask.IsEmpty)"))
        {
            _writer.Write(whole);
        }

        using (_writer.Block("else"))
        {
            _writer.Write(masked);
        }
    }

    /// <summary>Writes the method for a masked block of logits.</summary>
    private void EmitMasked(string name, string parameters, string step)
    {
        _writer.Write(
            """

            /// <summary>A block with a mask, a part at a time: apart, so that a block without takes no longer.</summary>
            [MethodImpl(MethodImplOptions.NoInlining)]
            """);
        using (_writer.Block(
            $"private static void {name}(Span<{_element}> logits, ReadOnlySpan<bool> mask, {parameters}int count)"))
        {
            _writer.Write($"MaskedBlocks<{_element}> blocks = new(logits, count, ClassCount, mask, logits);");
            using (_writer.Block("while (blocks.MoveNext())"))
            {
                _writer.Write(step);
            }
        }
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

    private string KernelCall(string operation, string logits, string arguments, string rows) => _plan.Kernel.Widths.Count > 0
        ? $"{Names.LoopsClass(_plan.Spec.ClassCount)}.{operation}({logits}, {arguments}, {rows});"
        : $"Fallback.{operation}({logits}, ClassCount, {arguments}, 0, {rows}{LossOptionsEmitter.TemperatureArgument(_plan.Spec.Loss)});";

    private static string Name(HeadPlan plan) => $"Head{plan.Spec.Inputs}To{plan.Spec.ClassCount}";
}
