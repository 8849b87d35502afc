using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>The public methods of a head: checks, then the loop over blocks of rows.</summary>
internal sealed class HeadMethods
{
    private const string Services = "global::SoftmaxGen.CompilerServices.";
    private const string Layer = "new(weights, bias, Inputs, ClassCount)";
    private const string Misfit = "A length does not fit.";
    private const string ElementwiseCheck = "Elementwise(hidden, Inputs, weights, bias, ClassCount, destination)";
    private const string IndicesCheck = "Indices(hidden, Inputs, weights, bias, ClassCount, destination)";
    private const string Gradients = "weightGradient, biasGradient, hiddenGradient";

    private static readonly bool[] s_noYes = { false, true };

    private readonly HeadPlan _plan;
    private readonly string _element;
    private readonly Parameter _hidden;
    private readonly Parameter _mask = new("global::System.ReadOnlySpan<bool>", "mask", "What is allowed, row-major <c>[rows, ClassCount]</c>.");
    private readonly Parameter[] _layer;

    private HeadMethods(HeadPlan plan)
    {
        _plan = plan;
        _element = Names.Of(plan.Spec.ElementType);
        _hidden = Input("hidden", "The hidden layer, row-major <c>[rows, Inputs]</c>.");
        _layer = new[]
        {
            Input("weights", "The weights, row-major <c>[ClassCount, Inputs]</c>."),
            Input("bias", "The bias, <c>[ClassCount]</c>."),
        };
    }

    /// <summary>Writes them.</summary>
    public static void Emit(SourceWriter writer, HeadPlan plan)
    {
        foreach (HeadMethod method in new HeadMethods(plan).All())
        {
            using (method.Head.Open(writer))
            {
                writer.Write($"int rows = {Services}HeadArguments.{method.Check};");
                foreach (string check in method.MoreChecks.Where(static check => check.Length > 0))
                {
                    writer.Write($"{Services}{check};");
                }

                writer.Write($"{method.Statement};");
            }
        }
    }

    private IEnumerable<HeadMethod> All()
    {
        yield return Logits();
        foreach (bool isMasked in IfAsked(Model.Operations.Softmax, s_noYes))
        {
            yield return Softmax(isMasked);
        }

        foreach (Truth truth in Truth.Of(_plan))
        {
            bool[] masks = truth.HasMask ? s_noYes : new[] { false };
            foreach (bool isMasked in IfAsked(Model.Operations.CrossEntropy, masks))
            {
                yield return CrossEntropy(truth, isMasked);
            }

            foreach (bool isWeighted in IfAsked(Model.Operations.CrossEntropyGradient, s_noYes))
            {
                foreach (bool isMasked in masks)
                {
                    yield return CrossEntropyGradient(truth, isWeighted, isMasked);
                }
            }
        }

        foreach (bool isMasked in IfAsked(Model.Operations.ArgMax, s_noYes))
        {
            yield return ArgMax(isMasked);
        }

        foreach (bool isMasked in IfAsked(Model.Operations.Sample, s_noYes))
        {
            yield return Sample(isMasked);
        }
    }

    private bool[] IfAsked(Model.Operations operation, bool[] forms) => _plan.Spec.Operations.HasFlag(operation) ? forms : Array.Empty<bool>();

    private HeadMethod Logits() => new(
        Elementwise("Logits", isMasked: false, "logits", "Writes the logits of each row, <c>z_i = sum_k W_ik h_k + b_i</c>."),
        ElementwiseCheck,
        $"new {Services}DenseLayer<{_element}>(weights, bias, Inputs, ClassCount).Logits(hidden, destination, rows)");

    private HeadMethod Softmax(bool isMasked) => new(
        Elementwise("Softmax", isMasked, "probabilities", isMasked
            ? "Writes the probabilities of each row, <c>softmax(W h + b)</c>, among what is allowed; 0 for the rest, and for all of a row in which nothing is allowed."
            : "Writes the probabilities of each row, <c>softmax(W h + b)</c>."),
        ElementwiseCheck,
        Loop("Softmax", "hidden", MaskArgument(isMasked), Layer, "destination"),
        MaskCheck(isMasked));

    private HeadMethod CrossEntropy(Truth truth, bool isMasked) => new(
        new(
            _element,
            $"{truth.Prefix}CrossEntropy",
            Parameters(new[] { Of(truth) }, isMasked),
            $"Computes the cross-entropy of a batch{truth.Against}{(isMasked ? " among what is allowed; a label that is not allowed has the loss +infinity" : "")}.",
            Reduced,
            Misfit,
            truth.Range),
        $"{truth.Check}Loss(hidden, Inputs, {truth.Name}, weights, bias, ClassCount{truth.CheckSuffix})",
        $"return {Loop("CrossEntropy", "hidden", truth.Name, MaskArgument(truth, isMasked), Layer)}",
        MaskCheck(isMasked));

    private HeadMethod CrossEntropyGradient(Truth truth, bool isWeighted, bool isMasked)
    {
        Parameter[] gradients =
        {
            Output("weightGradient", "The gradient of the weights is added to it, <c>[ClassCount, Inputs]</c>."),
            Output("biasGradient", "The gradient of the bias is added to it, <c>[ClassCount]</c>."),
            Output("hiddenGradient", "Receives the gradient of the hidden layer, <c>[rows, Inputs]</c>; empty when it is not wanted."),
        };
        Parameter sampleWeights = Input("sampleWeights", "The weight of each row, <c>[rows]</c>; may be negative, and does not enter the divisor of a mean.");
        string weighted = isWeighted ? ", each row multiplied by a weight of its own" : "";
        string masked = isMasked ? " What is not allowed has the gradient 0; a label that is not allowed has the loss +infinity and the gradient 0." : "";
        return new(
            new(
                _element,
                $"{truth.Prefix}{(isWeighted ? "Weighted" : "")}CrossEntropyGradient",
                Parameters(isWeighted ? new[] { Of(truth), sampleWeights } : new[] { Of(truth) }, isMasked, gradients),
                $"Computes the cross-entropy of a batch{truth.Against} and its gradients{weighted}: <c>dW_ik += g_i h_k</c>, <c>db_i += g_i</c> and <c>dh_k = sum_i g_i W_ik</c>, where <c>g = p - y</c> is the gradient of the logits, reduced as the loss is.{masked}",
                Reduced,
                "A length does not fit, or a destination overlaps an input or another destination.",
                truth.Range),
            $"{truth.Check}Gradient(hidden, Inputs, {truth.Name}, weights, bias, ClassCount, {Gradients}{truth.CheckSuffix})",
            $"return {Loop("CrossEntropyGradient", "hidden", truth.Name, isWeighted ? "sampleWeights" : "default", MaskArgument(truth, isMasked), Layer, Gradients)}",
            isWeighted ? $"HeadArguments.SampleWeights(sampleWeights, rows, Inputs, ClassCount, {Gradients})" : "",
            MaskCheck(isMasked));
    }

    private HeadMethod ArgMax(bool isMasked) => new(
        Indices(nameof(ArgMax), Enumerable.Empty<Parameter>(), "", isMasked, isMasked
            ? "Writes the index of the first largest logit of each row that is allowed; -1 for a row in which nothing is, or a NaN."
            : "Writes the index of the first largest logit of each row; -1 for a row that contains a NaN."),
        IndicesCheck,
        Loop("ArgMax", "hidden", MaskArgument(isMasked), Layer, "destination"),
        MaskCheck(isMasked));

    private HeadMethod Sample(bool isMasked)
    {
        Parameter uniforms = Input("uniforms", "A number for each row, drawn uniformly from 0 to below 1, <c>[rows]</c>.");
        return new(
            Indices(nameof(Sample), new[] { uniforms }, "a uniform number is not from 0 to below 1", isMasked, isMasked
                ? "Draws a class of each row with its probability among what is allowed; -1 where nothing is, or what is has no probabilities."
                : "Draws a class of each row with its probability; -1 for a row with NaN or +infinity, or nothing but -infinity. A class of probability 0 is never drawn."),
            IndicesCheck,
            Loop("Sample", "hidden", "uniforms", MaskArgument(isMasked), Layer, "destination"),
            "KernelArguments.Uniforms(uniforms, rows)",
            MaskCheck(isMasked));
    }

    private MethodHead Elementwise(string name, bool isMasked, string results, string summary) => new(
        "void",
        name,
        Parameters(Enumerable.Empty<Parameter>(), isMasked, Output("destination", $"Receives the {results}, <c>[rows, ClassCount]</c>; may not overlap an input.")),
        summary,
        null,
        "A length does not fit, or the destination overlaps an input.");

    private MethodHead Indices(string name, IEnumerable<Parameter> inputs, string range, bool isMasked, string summary) => new(
        "void",
        name,
        Parameters(inputs, isMasked, new Parameter("global::System.Span<int>", "destination", "Receives one index a row, <c>[rows]</c>.")),
        summary,
        null,
        Misfit,
        range);

    private string Reduced => $"The {(_plan.Spec.Reduction == Reduction.Mean ? "mean" : "sum")} of the losses of the rows; 0 when there are none.";

    /// <summary>The order of parameters: the rows and what belongs to them, the layer, what is written.</summary>
    private Parameter[] Parameters(IEnumerable<Parameter> inputs, bool isMasked, params Parameter[] outputs) =>
        new[] { _hidden }.Concat(inputs).Concat(isMasked ? new[] { _mask } : Enumerable.Empty<Parameter>()).Concat(_layer).Concat(outputs).ToArray();

    private Parameter Input(string name, string description) => new($"global::System.ReadOnlySpan<{_element}>", name, description);

    private Parameter Output(string name, string description) => new($"global::System.Span<{_element}>", name, description);

    private static Parameter Of(Truth truth) => new($"global::System.ReadOnlySpan<{truth.Element}>", truth.Name, truth.Description);

    private string Loop(string name, params string[] arguments) =>
        $"{HeadLoopsEmitter.ClassOf(_plan)}.{name}({string.Join(", ", arguments.Where(static argument => argument.Length > 0))}, rows)";

    private static string MaskArgument(bool isMasked) => isMasked ? "mask" : "default";

    private static string MaskArgument(Truth truth, bool isMasked) => truth.HasMask ? MaskArgument(isMasked) : "";

    private static string MaskCheck(bool isMasked) => isMasked ? "HeadArguments.Mask(mask, rows, ClassCount)" : "";
}
