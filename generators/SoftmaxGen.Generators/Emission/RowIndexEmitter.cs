using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the methods that pick one class of one row, the only ones that return an index.</summary>
internal static class RowIndexEmitter
{
    private const string Services = "global::SoftmaxGen.CompilerServices.";

    private const string Undefined =
        "The class; -1 when the row contains NaN or +infinity, or nothing but -infinity.";

    private const string UndefinedOrBarred =
        "The class; -1 when nothing is allowed, or when what is allowed contains NaN or +infinity, or is nothing but -infinity.";

    /// <summary>Writes the methods of a kernel.</summary>
    public static void EmitKernel(SourceWriter writer, ElementType type, Model.Operations operations, LossSpec loss) =>
        Emit(writer, type, operations, loss, "ClassCount", "ClassCount", "The logits, <c>[classes]</c>.", "The length of <paramref name=\"row\"/> is not the class count");

    /// <summary>Writes the methods of a kernel set, for which a row has as many classes as logits.</summary>
    public static void EmitSet(SourceWriter writer, ElementType type, Model.Operations operations, LossSpec loss) =>
        Emit(writer, type, operations, loss, "global::System.Math.Max(row.Length, 1)", "row.Length", "The logits, at least one.", "<paramref name=\"row\"/> is empty");

    private static void Emit(
        SourceWriter writer,
        ElementType type,
        Model.Operations operations,
        LossSpec loss,
        string checkedCount,
        string classCount,
        string rowDescription,
        string misfit)
    {
        Parameter row = new($"global::System.ReadOnlySpan<{Names.Of(type)}>", "row", rowDescription);
        foreach (RowIndexMethod method in All(Names.Of(type), row, classCount).Where(method => operations.HasFlag(method.Operation)))
        {
            bool isMasked = method.Parameters.Any(static parameter => parameter.Name == "mask");
            MethodHead head = new(
                "int",
                method.Operation.ToString(),
                method.Parameters,
                method.Summary,
                method.Returns,
                isMasked ? $"{misfit}, or the length of <paramref name=\"mask\"/> is not that of the row." : $"{misfit}.",
                method.Operation == Model.Operations.Sample ? "<paramref name=\"uniform\"/> is not from 0 to below 1" : "");
            using (head.Open(writer))
            {
                EmitBody(writer, method, loss, isMasked, checkedCount);
            }
        }
    }

    private static void EmitBody(SourceWriter writer, RowIndexMethod method, LossSpec loss, bool isMasked, string checkedCount)
    {
        bool isIndexWritten = method.LoopArguments.Contains("ref index");
        string check = $"{Services}KernelArguments.Single(row, {checkedCount});";
        writer.Write(isIndexWritten ? $"int index = 0;\nint rows = {check}" : check);
        if (method.Operation == Model.Operations.Sample)
        {
            writer.Write($"{Services}KernelArguments.Uniform(uniform);");
        }

        if (isMasked)
        {
            writer.Write($"{Services}KernelArguments.Mask(mask, row.Length);");
        }

        string temperature = method.Operation == Model.Operations.Sample ? LossOptionsEmitter.TemperatureArgument(loss) : "";
        string call = $"{Services}Fallback.{method.Operation}(row, {method.LoopArguments}{temperature});";
        writer.Write(isIndexWritten ? $"{call}\nreturn index;" : $"return {call}");
    }

    private static IEnumerable<RowIndexMethod> All(string element, Parameter row, string classCount)
    {
        Parameter mask = new("global::System.ReadOnlySpan<bool>", "mask", "What is allowed, as long as the row.");
        Parameter uniform = new(element, "uniform", "A number drawn uniformly from 0 to below 1.");
        Parameter logProbability = new($"out {element}", "logProbability", "Receives the logarithm of the probability of the class; NaN with the index -1.");

        yield return new(
            Model.Operations.ArgMax, "Gets the index of the first largest logit of one row.",
            new[] { row }, "The index; -1 when the row contains a NaN.",
            $"{classCount}, new(ref index), 0, rows");
        yield return new(
            Model.Operations.ArgMax, "Gets the index of the first largest logit of one row that is allowed.",
            new[] { row, mask }, "The index; -1 when nothing is allowed, or when what is allowed contains a NaN.",
            $"{classCount}, mask, new(ref index), 0, rows");
        yield return new(
            Model.Operations.Sample, "Draws a class of one row with its probability; a class of probability 0 is never drawn.",
            new[] { row, uniform }, Undefined,
            $"{classCount}, new(ref uniform), default, new(ref index), 0, rows");
        yield return new(
            Model.Operations.Sample, "Draws a class of one row with its probability, and tells its log-probability.",
            new[] { row, uniform, logProbability }, Undefined,
            "uniform, default, out logProbability");
        yield return new(
            Model.Operations.Sample, "Draws a class of one row with its probability among what is allowed.",
            new[] { row, uniform, mask }, UndefinedOrBarred,
            $"{classCount}, new(ref uniform), mask, new(ref index), 0, rows");
        yield return new(
            Model.Operations.Sample, "Draws a class of one row with its probability among what is allowed, and tells its log-probability.",
            new[] { row, uniform, mask, logProbability }, UndefinedOrBarred,
            "uniform, mask, out logProbability");
    }

    /// <summary>A method that picks a class of one row.</summary>
    /// <param name="Operation">The operation that asks for it, whose name it has.</param>
    /// <param name="Summary">What it does.</param>
    /// <param name="Parameters">The parameters.</param>
    /// <param name="Returns">What it returns.</param>
    /// <param name="LoopArguments">The arguments of the library's loop after the row.</param>
    private sealed record RowIndexMethod(
        Model.Operations Operation,
        string Summary,
        IReadOnlyList<Parameter> Parameters,
        string Returns,
        string LoopArguments);
}
