using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Emission.Operations;
using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file-local class with the loops of one kernel; their arguments have been checked.</summary>
internal static class LoopsEmitter
{
    /// <summary>Writes the namespace of the loops, with one class a kernel.</summary>
    public static void Emit(SourceWriter writer, IEnumerable<KernelPlan> kernels, Model.Operations operations, LossSpec loss)
    {
        KernelPlan[] withLoops = kernels.Where(static kernel => kernel.Widths.Count > 0).ToArray();
        if (withLoops.Length == 0 || !RowOperations.Of(ElementType.Single, operations, loss).Any())
        {
            return;
        }

        writer.Write("");
        using (writer.Block("namespace SoftmaxGen.Generated"))
        {
            writer.Write(
                """
                using global::System;
                using global::System.Runtime.CompilerServices;
                using global::System.Runtime.InteropServices;
                using global::System.Runtime.Intrinsics;
                using global::SoftmaxGen.CompilerServices;
                """);
            foreach (KernelPlan kernel in withLoops)
            {
                writer.Write("");
                EmitClass(writer, kernel, operations, loss);
            }
        }
    }

    private static void EmitClass(SourceWriter writer, KernelPlan kernel, Model.Operations operations, LossSpec loss)
    {
        writer.Write($"/// <summary>Rows of {kernel.ClassCount} {Names.Of(kernel.ElementType)} logits. Plan: {PlanRemark.Of(kernel)}.</summary>");
        writer.Write(GeneratedCode.Attribute);
        using (writer.Block($"file static class {Names.LoopsClass(kernel.ClassCount)}"))
        {
            bool isFirst = true;
            foreach (RowOperation operation in RowOperations.Of(kernel.ElementType, operations, loss))
            {
                if (!isFirst)
                {
                    writer.Write("");
                }

                isFirst = false;
                EmitOperation(writer, kernel, operation);
            }
        }
    }

    private static void EmitOperation(SourceWriter writer, KernelPlan kernel, RowOperation operation)
    {
        string element = Names.Of(kernel.ElementType);
        AcrossRows[] across = kernel.Widths.Where(static width => width.AcrossRows)
            .SelectMany(width => AcrossForms(writer, kernel, operation, width.Shape))
            .ToArray();
        WithinRow[] within = kernel.Widths.Where(static width => width.WithinRow)
            .Select(width => new WithinRow(writer, kernel, width.Shape))
            .Where(schedule => !kernel.IsTogether || schedule.Vectors <= operation.WithinRowLimit(schedule.Shape))
            .ToArray();

        writer.Write($"/// <summary>{operation.Name} of a batch.</summary>");
        if (operation.Single is null)
        {
            writer.Write(
                """
                /// <remarks>Inlined, so that of a single row nothing is left but the call of its method; the methods are not.</remarks>
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                """);
        }

        using (writer.Block(
            $"public static void {operation.Name}(ReadOnlySpan<{element}> logits, {operation.Parameters}, int rows)"))
        {
            writer.Write("int row = 0;");
            foreach (WidthPlan width in kernel.Widths.Where(static width => width.AcrossRows))
            {
                AcrossRows[] forms = across.Where(schedule => schedule.Shape == width.Shape).ToArray();
                EmitAcross(writer, operation, forms);
                if (forms.Length == 0 && !kernel.IsTogether)
                {
                    EmitLibrary(writer, kernel, operation, $"Vector{width.Shape.Bits}.IsHardwareAccelerated && ", width.Shape.Lanes, "Tiles, transposed on the stack");
                }
            }

            if (kernel.IsTogether)
            {
                EmitLibrary(writer, kernel, operation, "", KernelPlan.RowsTogether, $"{KernelPlan.RowsTogether} rows together");
            }

            EmitRest(writer, kernel, operation, within);
        }

        if (operation.Single is { } single)
        {
            writer.Write("");
            EmitSingle(writer, kernel, operation, single, within);
        }

        foreach (AcrossRows schedule in across)
        {
            writer.Write("");
            schedule.EmitMethod(operation);
        }

        foreach (WithinRow schedule in within)
        {
            writer.Write("");
            schedule.EmitMethod(operation);
        }
    }

    /// <summary>The forms of one width: for many rows, and for what it leaves; none where it has too few registers.</summary>
    private static IEnumerable<AcrossRows> AcrossForms(SourceWriter writer, KernelPlan kernel, RowOperation operation, VectorShape shape)
    {
        (int groups, bool readsAhead) = operation.Steps(shape).Of(kernel.ClassCount);
        if (groups > 1 || readsAhead)
        {
            yield return new(writer, kernel, shape, groups, readsAhead);
        }

        if (kernel.ClassCount <= operation.AcrossRowsLimit(shape))
        {
            yield return new(writer, kernel, shape, groups: 1);
        }
    }

    private static void EmitAcross(SourceWriter writer, RowOperation operation, IEnumerable<AcrossRows> forms)
    {
        foreach (AcrossRows schedule in forms)
        {
            using (writer.Block($"if ({schedule.Condition} && rows - row >= {schedule.LeastRows})"))
            {
                writer.Write($"row = {schedule.MethodName(operation)}(logits, {operation.Arguments}, row, rows);");
            }

            writer.Write("");
        }
    }

    /// <summary>Leaves as many rows to the library as it treats at once.</summary>
    private static void EmitLibrary(
        SourceWriter writer, KernelPlan kernel, RowOperation operation, string condition, int rowsAtOnce, string how)
    {
        using (writer.Block($"if ({condition}rows - row >= {rowsAtOnce})"))
        {
            writer.Write(
                $"""
                // {how}: the loop of the library.
                int end = rows - ((rows - row) % {rowsAtOnce});
                Fallback.{operation.Name}(logits, {kernel.ClassCount}, {operation.Arguments}, row, end);
                row = end;
                """);
        }

        writer.Write("");
    }

    /// <summary>What the steps of many rows leave over goes row by row, by the widest form that the processor has.</summary>
    private static void EmitRest(SourceWriter writer, KernelPlan kernel, RowOperation operation, WithinRow[] within)
    {
        foreach (WithinRow schedule in within)
        {
            using (writer.Block($"if ({schedule.Condition})"))
            {
                using (writer.Block("for (; row < rows; row++)"))
                {
                    EmitRow(writer, "source", "logits", kernel);
                    if (operation.Destination is { } destination)
                    {
                        EmitRow(writer, "target", destination, kernel);
                    }

                    writer.Write(operation.RowCall(schedule.MethodName(operation), kernel.ClassCount));
                }

                writer.Write("\nreturn;");
            }

            writer.Write("");
        }

        writer.Write($"Fallback.{operation.Name}(logits, {kernel.ClassCount}, {operation.Arguments}, row, rows);");
    }

    /// <summary>Where a row of a span begins.</summary>
    private static void EmitRow(SourceWriter writer, string name, string span, KernelPlan kernel) => writer.Write(
        $"ref {Names.Of(kernel.ElementType)} {name} = ref Unsafe.Add(ref MemoryMarshal.GetReference({span}), row * (nint){kernel.ClassCount});");

    /// <summary>The method of a call with a single row, whose result is returned.</summary>
    private static void EmitSingle(
        SourceWriter writer, KernelPlan kernel, RowOperation operation, (string Parameters, string Arguments, string RowArguments) single, WithinRow[] within)
    {
        string element = Names.Of(kernel.ElementType);
        writer.Write(
            $"""
            /// <summary>{operation.Name} of a single row.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            """);
        using (writer.Block($"public static {operation.RowResult} {operation.Name}(ReadOnlySpan<{element}> logits, {single.Parameters})"))
        {
            foreach (WithinRow schedule in within)
            {
                using (writer.Block($"if ({schedule.Condition})"))
                {
                    writer.Write($"return {schedule.MethodName(operation)}(ref MemoryMarshal.GetReference(logits), {single.RowArguments});");
                }

                writer.Write("");
            }

            writer.Write($"return Fallback.{operation.Name}(logits, {kernel.ClassCount}, {single.Arguments});");
        }
    }
}
