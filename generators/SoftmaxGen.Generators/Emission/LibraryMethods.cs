using System.Collections.Generic;
using static SoftmaxGen.Generators.Model.Operations;

namespace SoftmaxGen.Generators.Emission;

/// <summary>The public methods that check their arguments and call the library's loops for any number of classes.</summary>
internal static class LibraryMethods
{
    private const string Misfit = "The length of <paramref name=\"logits\"/> is not a multiple of the class count";
    private const string OverlapOrShort = " is too short or overlaps <paramref name=\"logits\"/> at another start";

    /// <summary>All of them, for an element type.</summary>
    public static IEnumerable<Method> All(string element)
    {
        Parameter probabilities = new($"global::System.ReadOnlySpan<{element}>", "probabilities", "The probabilities of each row, row-major <c>[rows, classes]</c>.");
        Parameter upstream = new($"global::System.ReadOnlySpan<{element}>", "upstream", "The gradient with respect to the probabilities, as long as they are.");
        Parameter perProbability = new($"global::System.Span<{element}>", "destination", "Receives the gradient with respect to the logits, as long as the probabilities; may be the same memory as either input.");
        Parameter logits = new($"global::System.ReadOnlySpan<{element}>", "logits", "The logits, row-major <c>[rows, classes]</c>.");
        Parameter mask = new("global::System.ReadOnlySpan<bool>", "mask", "Which classes are allowed, one value a logit.");
        Parameter perRow = new($"global::System.Span<{element}>", "destination", "Receives one value a row, <c>[rows]</c>.");
        Parameter entropies = new($"global::System.Span<{element}>", "entropies", "Receives one entropy a row, <c>[rows]</c>; may not overlap another span of the call.");
        Parameter gradient = new($"global::System.Span<{element}>", "gradient", "Receives the gradient, as long as the logits; may be the same memory.");
        Parameter perLogit = new($"global::System.Span<{element}>", "destination", "Receives the results, as long as the logits; may be the same memory.");
        Parameter sampleWeights = new($"global::System.ReadOnlySpan<{element}>", "sampleWeights", "The weight of each row, <c>[rows]</c>.");
        Parameter k = new("int", "k", "How many indices a row has, from 1 to the class count.");
        Parameter indices = new("global::System.Span<int>", "destination", "Receives the indices, <c>[rows, k]</c>.");

        yield return new(
            SoftmaxGradient, "Writes the gradient through a softmax, <c>y_i (dy_i - sum_j y_j dy_j)</c>, for probabilities y and the gradient dy with respect to them.", null, "void", "SoftmaxGradient",
            new[] { probabilities, upstream, perProbability }, "The length of <paramref name=\"probabilities\"/> is not a multiple of the class count, the length of <paramref name=\"upstream\"/> is another, or <paramref name=\"destination\"/> is too short or overlaps an input at another start.", false,
            "SoftmaxGradient(probabilities, {0}, upstream, destination)", "", "SoftmaxGradient", "upstream, destination", "");
        yield return new(
            Entropy, "Writes the entropy of the probabilities of each row, <c>H = -sum_i p_i ln p_i</c>.", null, "void", "Entropy",
            new[] { logits, perRow }, $"{Misfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "PerRow(logits, {0}, destination)", "", "Entropy", "destination", "");
        yield return new(
            Entropy, "Writes the entropy of the probabilities of each row, <c>H = -sum_i p_i ln p_i</c>, over the classes that are allowed; 0 when none is.", null, "void", "Entropy",
            new[] { logits, mask, perRow }, $"{Misfit}, the length of <paramref name=\"mask\"/> is another, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "MaskedPerRow(logits, {0}, mask, destination)", "", "Entropy", "mask, destination", "");
        yield return new(
            Entropy, "Writes the entropy H of the probabilities of each row and its gradient with respect to the logits, <c>-p_i (ln p_i + H)</c>.", null, "void", "EntropyGradient",
            new[] { logits, entropies, gradient }, $"{Misfit}, or a destination is too short or overlaps another span.", false,
            "EntropyGradient(logits, {0}, entropies, gradient)", "", "EntropyGradient", "entropies, gradient", "");
        yield return new(
            Entropy, "Writes the entropy H of the probabilities of each row and its gradient with respect to the logits, <c>-p_i (ln p_i + H)</c>, over the classes that are allowed; 0 for the others.", null, "void", "EntropyGradient",
            new[] { logits, mask, entropies, gradient }, $"{Misfit}, the length of <paramref name=\"mask\"/> is another, or a destination is too short or overlaps another span.", false,
            "MaskedEntropyGradient(logits, {0}, mask, entropies, gradient)", "", "EntropyGradient", "mask, entropies, gradient", "");
        yield return new(
            HessianDiagonal, "Writes the diagonal of the second derivatives of the cross-entropy loss of each row, <c>p_i (1 - p_i)</c>, whatever the label.", null, "void", "HessianDiagonal",
            new[] { logits, perLogit }, $"{Misfit}, or <paramref name=\"destination\"/>{OverlapOrShort}.", false,
            "Elementwise(logits, {0}, destination)", "", "HessianDiagonal", "default, destination", "");
        yield return new(
            HessianDiagonal, "Writes the diagonal of the second derivatives of the cross-entropy loss of each row, <c>p_i (1 - p_i)</c>, times a weight of the row.", null, "void", "HessianDiagonal",
            new[] { logits, sampleWeights, perLogit }, $"{Misfit}, the length of <paramref name=\"sampleWeights\"/> is not the number of rows, or <paramref name=\"destination\"/> is too short or overlaps another span.", false,
            "WeightedElementwise(logits, {0}, sampleWeights, destination)", "", "HessianDiagonal", "sampleWeights, destination", "");
        yield return new(
            TopK, "Writes the indices of the k largest logits of each row in descending order, equal ones by index; -1 for a row that contains a NaN.", null, "void", "TopK",
            new[] { logits, k, indices }, $"{Misfit}, or <paramref name=\"destination\"/> is too short.", false,
            "TopK(logits, {0}, k, destination)", "", "TopK", "k, destination", "") { Range = "<paramref name=\"k\"/> is less than 1 or greater than the class count" };
    }
}
