using System.Globalization;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file of a <c>[SoftmaxHead]</c> type.</summary>
internal static class HeadEmitter
{
    private const string Services = "global::SoftmaxGen.CompilerServices.";

    private const string InputDocs =
        """
        /// <param name="hidden">The hidden layer, row-major <c>[rows, Inputs]</c>.</param>
        """;

    private const string WeightDocs =
        """
        /// <param name="weights">The weights, row-major <c>[ClassCount, Inputs]</c>.</param>
        /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
        """;

    /// <summary>The text of the file.</summary>
    public static string Emit(HeadPlan plan)
    {
        HeadSpec spec = plan.Spec;
        string element = Names.Of(spec.ElementType);
        string contract = $"global::SoftmaxGen.ISoftmaxHead<{element}>";
        SourceWriter writer = new();
        TypeEmitter.Emit(
            writer,
            spec.Type,
            $"Plan: {element}, {spec.Inputs} inputs, {spec.ClassCount} classes, blocks of {plan.BlockRows} rows; kernel: {PlanRemark.Of(plan.Kernel)}.",
            spec.Type.CanImplementInterface ? contract : null,
            () =>
            {
                EmitConstants(writer, spec, spec.Type.CanImplementInterface ? contract : null);
                EmitLogits(writer, element);
                EmitSoftmax(writer, plan, element);
                EmitCrossEntropy(writer, plan, element, Labels(plan));
                EmitCrossEntropyGradient(writer, plan, element, Labels(plan));
                EmitCrossEntropy(writer, plan, element, SoftTargets(element));
                EmitCrossEntropyGradient(writer, plan, element, SoftTargets(element));
            });
        LossOptionsEmitter.Emit(writer, spec.Loss, spec.ElementType);
        HeadLoopsEmitter.Emit(writer, plan);
        LoopsEmitter.Emit(
            writer,
            new[] { plan.Kernel },
            Model.Operations.Softmax | Model.Operations.CrossEntropy | Model.Operations.CrossEntropyGradient,
            spec.Loss);
        return writer.ToString();
    }

    private static void EmitConstants(SourceWriter writer, HeadSpec spec, string? contract)
    {
        writer.Write(
            $"""
            /// <summary>The width of the hidden layer, the columns of the weight matrix.</summary>
            {GeneratedCode.Attribute}
            public const int Inputs = {spec.Inputs};

            /// <summary>The number of classes, the rows of the weight matrix.</summary>
            {GeneratedCode.Attribute}
            public const int ClassCount = {spec.ClassCount};
            """);
        if (contract is not null)
        {
            writer.Write(
                $"""

                {GeneratedCode.Attribute}
                static int {contract}.Inputs => Inputs;

                {GeneratedCode.Attribute}
                static int {contract}.ClassCount => ClassCount;
                """);
        }
    }

    private static void EmitLogits(SourceWriter writer, string element) => writer.Write(
        $$"""

        /// <summary>Writes the logits of each row, <c>z_i = sum_k W_ik h_k + b_i</c>.</summary>
        {{InputDocs}}
        {{WeightDocs}}
        /// <param name="destination">Receives the logits, <c>[rows, ClassCount]</c>; may not overlap an input.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit, or the destination overlaps an input.</exception>
        {{GeneratedCode.Attribute}}
        public static void Logits({{Inputs(element)}}, {{Weights(element)}}, global::System.Span<{{element}}> destination)
        {
            int rows = {{Services}}HeadArguments.Elementwise(hidden, Inputs, weights, bias, ClassCount, destination);
            new {{Services}}DenseLayer<{{element}}>(weights, bias, Inputs, ClassCount).Logits(hidden, destination, rows);
        }
        """);

    private static void EmitSoftmax(SourceWriter writer, HeadPlan plan, string element) => writer.Write(
        $$"""

        /// <summary>Writes the probabilities of each row, <c>softmax(W h + b)</c>.</summary>
        {{InputDocs}}
        {{WeightDocs}}
        /// <param name="destination">Receives the probabilities, <c>[rows, ClassCount]</c>; may not overlap an input.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit, or the destination overlaps an input.</exception>
        {{GeneratedCode.Attribute}}
        public static void Softmax({{Inputs(element)}}, {{Weights(element)}}, global::System.Span<{{element}}> destination)
        {
            int rows = {{Services}}HeadArguments.Elementwise(hidden, Inputs, weights, bias, ClassCount, destination);
            {{HeadLoopsEmitter.ClassOf(plan)}}.Softmax(hidden, new(weights, bias, Inputs, ClassCount), destination, rows);
        }
        """);

    private static void EmitCrossEntropy(SourceWriter writer, HeadPlan plan, string element, Truth truth) => writer.Write(
        $$"""

        /// <summary>Computes the cross-entropy of a batch{{truth.Against}}.</summary>
        {{InputDocs}}
        /// <param name="{{truth.Name}}">{{truth.Description}}</param>
        {{WeightDocs}}
        /// <returns>The {{Reduced(plan)}} of the losses of the rows; 0 when there are none.</returns>
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        /// <exception cref="global::System.ArgumentOutOfRangeException">{{truth.Range}}.</exception>
        {{GeneratedCode.Attribute}}
        public static {{element}} {{truth.Prefix}}CrossEntropy({{Inputs(element)}}, {{truth.Type}} {{truth.Name}}, {{Weights(element)}})
        {
            int rows = {{Services}}HeadArguments.{{truth.Check}}Loss(hidden, Inputs, {{truth.Name}}, weights, bias, ClassCount{{truth.CheckSuffix}});
            return {{HeadLoopsEmitter.ClassOf(plan)}}.CrossEntropy(hidden, {{truth.Name}}, new(weights, bias, Inputs, ClassCount), rows);
        }
        """);

    private static void EmitCrossEntropyGradient(SourceWriter writer, HeadPlan plan, string element, Truth truth) => writer.Write(
        $$"""

        /// <summary>
        /// Computes the cross-entropy of a batch{{truth.Against}} and its gradients: <c>dW_ik += g_i h_k</c>, <c>db_i += g_i</c> and
        /// <c>dh_k = sum_i g_i W_ik</c>, where <c>g = p - y</c> is the gradient of the logits, reduced as the loss is.
        /// </summary>
        {{InputDocs}}
        /// <param name="{{truth.Name}}">{{truth.Description}}</param>
        {{WeightDocs}}
        /// <param name="weightGradient">The gradient of the weights is added to it, <c>[ClassCount, Inputs]</c>.</param>
        /// <param name="biasGradient">The gradient of the bias is added to it, <c>[ClassCount]</c>.</param>
        /// <param name="hiddenGradient">Receives the gradient of the hidden layer, <c>[rows, Inputs]</c>; empty when it is not wanted.</param>
        /// <returns>The {{Reduced(plan)}} of the losses of the rows; 0 when there are none.</returns>
        /// <exception cref="global::System.ArgumentException">A length does not fit, or a destination overlaps an input or another destination.</exception>
        /// <exception cref="global::System.ArgumentOutOfRangeException">{{truth.Range}}.</exception>
        {{GeneratedCode.Attribute}}
        public static {{element}} {{truth.Prefix}}CrossEntropyGradient({{Inputs(element)}}, {{truth.Type}} {{truth.Name}}, {{Weights(element)}}, global::System.Span<{{element}}> weightGradient, global::System.Span<{{element}}> biasGradient, global::System.Span<{{element}}> hiddenGradient)
        {
            int rows = {{Services}}HeadArguments.{{truth.Check}}Gradient(hidden, Inputs, {{truth.Name}}, weights, bias, ClassCount, weightGradient, biasGradient, hiddenGradient{{truth.CheckSuffix}});
            return {{HeadLoopsEmitter.ClassOf(plan)}}.CrossEntropyGradient(hidden, {{truth.Name}}, new(weights, bias, Inputs, ClassCount), weightGradient, biasGradient, hiddenGradient, rows);
        }
        """);

    private static string Inputs(string element) => $"global::System.ReadOnlySpan<{element}> hidden";

    private static string Weights(string element) =>
        $"global::System.ReadOnlySpan<{element}> weights, global::System.ReadOnlySpan<{element}> bias";

    private static Truth Labels(HeadPlan plan)
    {
        string? ignored = plan.Spec.Loss.IgnoreIndex?.ToString(CultureInfo.InvariantCulture);
        return new(
            "global::System.ReadOnlySpan<int>",
            "labels",
            "The class of each row.",
            "",
            "",
            ignored is null ? "A label is negative or not less than the class count" : $"A label is neither a class nor {ignored}",
            "",
            ignored is null ? "" : $", {ignored}");
    }

    private static Truth SoftTargets(string element) => new(
        $"global::System.ReadOnlySpan<{element}>",
        "targets",
        "The soft targets of each row, <c>[rows, ClassCount]</c>: not negative.",
        "Soft",
        " against soft targets",
        "A target is negative, NaN or infinite",
        "Target",
        "");

    private static string Reduced(HeadPlan plan) => plan.Spec.Reduction == Reduction.Mean ? "mean" : "sum";

    /// <summary>What rows should be: their classes, or distributions over the classes.</summary>
    /// <param name="Type">The type of the parameter.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="Prefix">The beginning of the methods' names; an empty array would make overloads ambiguous.</param>
    /// <param name="Against">What the summary adds.</param>
    /// <param name="Range">When a value is out of range.</param>
    /// <param name="Check">The beginning of the name of the checks.</param>
    /// <param name="CheckSuffix">The last argument of the checks, or empty.</param>
    private sealed record Truth(
        string Type,
        string Name,
        string Description,
        string Prefix,
        string Against,
        string Range,
        string Check,
        string CheckSuffix);
}
