using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Generators.Emission.Operations;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the public methods of kernels and kernel sets: checks, then the loop of the class count.</summary>
internal static class MethodEmitter
{
    private static readonly Parameter s_classCount = new("int", "classCount", "The number of classes, the logits in a row: at least 1.");

    /// <summary>Writes a method of a kernel.</summary>
    public static void Emit(SourceWriter writer, Method method, KernelPlan kernel)
    {
        using (Open(writer, method, method.Parameters))
        {
            EmitChecks(writer, method, "ClassCount");
            EmitLoop(writer, method, () => writer.Write(LoopCall(method, kernel, "ClassCount")));
            EmitResult(writer, method);
        }
    }

    /// <summary>Writes a method of a kernel set.</summary>
    public static void Emit(SourceWriter writer, Method method, IEnumerable<KernelPlan> kernels)
    {
        Parameter[] parameters = method.Parameters.Take(1).Append(s_classCount).Concat(method.Parameters.Skip(1)).ToArray();
        using (Open(writer, method, parameters))
        {
            EmitChecks(writer, method, "classCount");
            EmitLoop(writer, method, () => EmitSwitch(writer, method, kernels));
            EmitResult(writer, method);
        }
    }

    private static void EmitSwitch(SourceWriter writer, Method method, IEnumerable<KernelPlan> kernels)
    {
        using (writer.Block("switch (classCount)"))
        {
            foreach (KernelPlan kernel in kernels.Where(kernel => HasLoop(method, kernel)))
            {
                EmitCase(writer, method, $"case {kernel.ClassCount}", LoopCall(method, kernel, "classCount"));
            }

            EmitCase(writer, method, "default", FallbackCall(method, "classCount"));
        }
    }

    private static void EmitCase(SourceWriter writer, Method method, string label, string call)
    {
        writer.Write($"{label}:\n    {call}");
        if (!method.IsSingleRow)
        {
            writer.Write("    break;");
        }
    }

    /// <summary>Writes the call of the loop: for all rows, or block by block where they are masked.</summary>
    private static void EmitLoop(SourceWriter writer, Method method, Action emitCall)
    {
        if (method.FinishBlock is null)
        {
            emitCall();
            return;
        }

        using (writer.Block("while (blocks.MoveNext())"))
        {
            emitCall();
            writer.Write($"blocks.{method.FinishBlock};");
        }
    }

    private static SourceWriter.BlockScope Open(SourceWriter writer, Method method, IReadOnlyCollection<Parameter> parameters) => new MethodHead(
        method.ReturnType,
        method.Name,
        parameters,
        method.Summary,
        method.Returns,
        method.Exceptions,
        parameters.Contains(s_classCount) ? ClassCountRange(method) : "",
        method.HasLabels ? method.LabelRange : "",
        method.HasUniforms ? "a uniform number is not from 0 to below 1" : "",
        method.Range).Open(writer);

    /// <summary>When the class count of a call is out of range.</summary>
    private static string ClassCountRange(Method method) => method.ClassWeights == 0
        ? "<paramref name=\"classCount\"/> is less than 1"
        : string.Format(
            CultureInfo.InvariantCulture,
            "<paramref name=\"classCount\"/> is less than 1 or greater than the number of class weights, {0}",
            method.ClassWeights);

    private static void EmitChecks(SourceWriter writer, Method method, string classCount)
    {
        writer.Write(
            $"{(method.IsSingleRow ? "" : "int rows = ")}global::SoftmaxGen.CompilerServices.KernelArguments.{string.Format(CultureInfo.InvariantCulture, method.Check, classCount)};");
        if (method.Prepare.Length > 0)
        {
            writer.Write(string.Format(CultureInfo.InvariantCulture, method.Prepare, classCount));
        }
    }

    private static void EmitResult(SourceWriter writer, Method method)
    {
        if (method.Result.Length > 0)
        {
            writer.Write(method.Result);
        }
    }

    private static string LoopCall(Method method, KernelPlan kernel, string classCount) => HasLoop(method, kernel)
        ? $"{Return(method)}global::SoftmaxGen.Generated.{Names.LoopsClass(kernel.ClassCount)}.{method.Loop}({Logits(method)}, {method.LoopArguments}{(method.IsSingleRow ? "" : $", {Rows(method)}")});"
        : FallbackCall(method, classCount);

    private static string FallbackCall(Method method, string classCount) =>
        $"{Return(method)}global::SoftmaxGen.CompilerServices.Fallback.{method.Loop}({Logits(method)}, {classCount}, {method.LoopArguments}{(method.IsSingleRow ? "" : $", 0, {Rows(method)}{method.LoopSuffix}")});";

    private static string Return(Method method) => method.IsSingleRow ? "return " : "";

    private static string Logits(Method method) => method.FinishBlock is null ? method.Parameters[0].Name : "blocks.Logits";

    private static string Rows(Method method) => method.FinishBlock is null ? "rows" : "blocks.Rows";

    private static bool HasLoop(Method method, KernelPlan kernel) =>
        kernel.Widths.Count > 0 && RowOperations.HasLoop(method.Loop);
}
