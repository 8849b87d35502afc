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

    private const string LabelDocs =
        """
        /// <param name="labels">The class of each row.</param>
        """;

    private const string WeightDocs =
        """
        /// <param name="weights">The weights, row-major <c>[ClassCount, Inputs]</c>.</param>
        /// <param name="bias">The bias, <c>[ClassCount]</c>.</param>
        """;

    private const string LabelException =
        """
        /// <exception cref="global::System.ArgumentOutOfRangeException">A label is negative or not less than the class count.</exception>
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
                EmitCrossEntropy(writer, plan, element);
                EmitCrossEntropyGradient(writer, plan, element);
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

    private static void EmitCrossEntropy(SourceWriter writer, HeadPlan plan, string element) => writer.Write(
        $$"""

        /// <summary>Computes the cross-entropy loss of a batch.</summary>
        {{InputDocs}}
        {{LabelDocs}}
        {{WeightDocs}}
        /// <returns>The {{Reduced(plan)}} of the losses of the rows; 0 when there are none.</returns>
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        {{LabelException}}
        {{GeneratedCode.Attribute}}
        public static {{element}} CrossEntropy({{Inputs(element)}}, global::System.ReadOnlySpan<int> labels, {{Weights(element)}})
        {
            int rows = {{Services}}HeadArguments.Loss(hidden, Inputs, labels, weights, bias, ClassCount{{Ignoring(plan)}});
            return {{HeadLoopsEmitter.ClassOf(plan)}}.CrossEntropy(hidden, labels, new(weights, bias, Inputs, ClassCount), rows);
        }
        """);

    private static void EmitCrossEntropyGradient(SourceWriter writer, HeadPlan plan, string element) => writer.Write(
        $$"""

        /// <summary>
        /// Computes the cross-entropy loss of a batch and its gradients: <c>dW_ik += g_i h_k</c>, <c>db_i += g_i</c> and
        /// <c>dh_k = sum_i g_i W_ik</c>, where <c>g = p - y</c> is the gradient of the logits, reduced as the loss is.
        /// </summary>
        {{InputDocs}}
        {{LabelDocs}}
        {{WeightDocs}}
        /// <param name="weightGradient">The gradient of the weights is added to it, <c>[ClassCount, Inputs]</c>.</param>
        /// <param name="biasGradient">The gradient of the bias is added to it, <c>[ClassCount]</c>.</param>
        /// <param name="hiddenGradient">Receives the gradient of the hidden layer, <c>[rows, Inputs]</c>; empty when it is not wanted.</param>
        /// <returns>The {{Reduced(plan)}} of the losses of the rows; 0 when there are none.</returns>
        /// <exception cref="global::System.ArgumentException">A length does not fit, or a destination overlaps an input or another destination.</exception>
        {{LabelException}}
        {{GeneratedCode.Attribute}}
        public static {{element}} CrossEntropyGradient({{Inputs(element)}}, global::System.ReadOnlySpan<int> labels, {{Weights(element)}}, global::System.Span<{{element}}> weightGradient, global::System.Span<{{element}}> biasGradient, global::System.Span<{{element}}> hiddenGradient)
        {
            int rows = {{Services}}HeadArguments.Gradient(hidden, Inputs, labels, weights, bias, ClassCount, weightGradient, biasGradient, hiddenGradient{{Ignoring(plan)}});
            return {{HeadLoopsEmitter.ClassOf(plan)}}.CrossEntropyGradient(hidden, labels, new(weights, bias, Inputs, ClassCount), weightGradient, biasGradient, hiddenGradient, rows);
        }
        """);

    private static string Inputs(string element) => $"global::System.ReadOnlySpan<{element}> hidden";

    private static string Weights(string element) =>
        $"global::System.ReadOnlySpan<{element}> weights, global::System.ReadOnlySpan<{element}> bias";

    private static string Ignoring(HeadPlan plan) =>
        plan.Spec.Loss.IgnoreIndex is { } ignored ? $", {ignored.ToString(CultureInfo.InvariantCulture)}" : "";

    private static string Reduced(HeadPlan plan) => plan.Spec.Reduction == Reduction.Mean ? "mean" : "sum";
}
