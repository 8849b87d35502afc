using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file-local class that holds the declared options of a loss as constants; none where none are declared.</summary>
internal static class LossOptionsEmitter
{
    private const string Class = "DeclaredOptions";

    /// <summary>The options of a loss as an expression.</summary>
    /// <param name="loss">What is declared.</param>
    /// <param name="element">The keyword of the element type.</param>
    /// <param name="classCount">The class count as an expression.</param>
    public static string Expression(LossSpec loss, string element, string classCount) => loss == LossSpec.Plain
        ? $"new global::SoftmaxGen.CompilerServices.LossOptions<{element}>({classCount})"
        : $"global::SoftmaxGen.Generated.{Class}.Of({classCount})";

    /// <summary>The last argument of a loop of the library for logits with a temperature; empty when none is declared.</summary>
    public static string TemperatureArgument(LossSpec loss) => loss.Temperature == 1 ? "" : $", {Names.Literal(loss.Temperature)}";

    /// <summary>Writes the class.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="loss">What is declared.</param>
    /// <param name="type">The element type.</param>
    /// <param name="isSet">Whether calls have class counts of their own, which take the first of the weights.</param>
    public static void Emit(SourceWriter writer, LossSpec loss, ElementType type, bool isSet = false)
    {
        if (loss == LossSpec.Plain)
        {
            return;
        }

        string element = Names.Of(type);
        writer.Write("");
        using (writer.Block("namespace SoftmaxGen.Generated"))
        {
            writer.Write(
                $"""
                using global::System;
                using global::SoftmaxGen.CompilerServices;

                /// <summary>The declared options of the loss.</summary>
                {GeneratedCode.Attribute}
                """);
            using (writer.Block($"file static class {Class}"))
            {
                if (loss.ClassWeights.Count > 0)
                {
                    writer.Write(
                        $$"""
                        private static ReadOnlySpan<{{element}}> ClassWeights => new {{element}}[] { {{string.Join(", ", loss.ClassWeights.Select(weight => Names.Literal(weight, type)))}} };

                        """);
                }

                writer.Write(
                    $"public static LossOptions<{element}> Of(int classCount) => new({string.Join(", ", Arguments(loss, isSet))});");
            }
        }
    }

    private static IEnumerable<string> Arguments(LossSpec loss, bool isSet)
    {
        yield return "classCount";
        if (loss.ClassWeights.Count > 0)
        {
            yield return isSet ? "KernelArguments.ClassWeights(ClassWeights, classCount)" : "ClassWeights";
        }

        if (loss.LabelSmoothing != 0)
        {
            yield return $"labelSmoothing: {Names.Literal(loss.LabelSmoothing)}";
        }

        if (loss.IgnoreIndex is { } ignoreIndex)
        {
            yield return $"ignoreIndex: {ignoreIndex.ToString(CultureInfo.InvariantCulture)}";
        }

        if (loss.ZLoss != 0)
        {
            yield return $"zLoss: {Names.Literal(loss.ZLoss)}";
        }

        if (loss.Temperature != 1)
        {
            yield return $"temperature: {Names.Literal(loss.Temperature)}";
        }
    }
}
