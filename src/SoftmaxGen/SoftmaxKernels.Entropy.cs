using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>Entropy and its gradient.</content>
public static partial class SoftmaxKernels
{
    /// <summary>Writes the entropy of the probabilities of each row, <c>H = -sum_i p_i ln p_i</c>, in nats.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="destination">Receives one value a row, <c>[rows]</c>.</param>
    /// <remarks>
    /// Computed as <c>ln(sum_k exp(z_k) / exp(max)) + sum_i p_i (max - z_i)</c>, of which no term is negative: nothing cancels, and
    /// the result is within 5 ulp of the exact one, also where it is next to 0. A class with logit -infinity adds nothing.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void Entropy(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        RuntimeKernel<float>.Entropy(logits, classCount, destination);

    /// <summary>Writes the entropy of the probabilities of each row, over the classes that are allowed; 0 where none is.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="mask">Which classes are allowed, <c>[rows, classCount]</c>; the logits of the others are ignored, NaN too.</param>
    /// <param name="destination">Receives one value a row, <c>[rows]</c>.</param>
    /// <remarks>As without a mask for logits of -infinity in the places of the classes that are not allowed.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="mask"/> is another, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void Entropy(ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<bool> mask, Span<float> destination) =>
        RuntimeKernel<float>.Entropy(logits, classCount, mask, destination);

    /// <summary>
    /// Writes the entropy H of the probabilities of each row, and its gradient with respect to the logits,
    /// <c>dH/dz_i = -p_i (ln p_i + H)</c>.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="entropies">Receives one entropy a row, <c>[rows]</c>; may not overlap another span of the call.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <remarks>
    /// The gradient is computed as <c>p_i (d_i - sum_k p_k d_k)</c> with <c>d_i = max - z_i</c>; it differs from the exact one by
    /// at most 4e-7 for <see cref="float"/> (and as many units of its own precision for <see cref="double"/>) times the larger
    /// of 1 and H. A class with logit -infinity has gradient +0.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or a destination is too short or overlaps another span.</exception>
    public static void EntropyGradient(
        ReadOnlySpan<float> logits, int classCount, Span<float> entropies, Span<float> gradient) =>
        RuntimeKernel<float>.EntropyGradient(logits, classCount, entropies, gradient);

    /// <summary>
    /// Writes the entropy of the probabilities of each row and its gradient, over the classes that are allowed: the gradient of
    /// the others is +0, and where none is allowed the entropy too.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="mask">Which classes are allowed, <c>[rows, classCount]</c>; the logits of the others are ignored, NaN too.</param>
    /// <param name="entropies">Receives one entropy a row, <c>[rows]</c>; may not overlap another span of the call.</param>
    /// <param name="gradient">Receives the gradient, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <remarks>As without a mask for logits of -infinity in the places of the classes that are not allowed.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="mask"/> is another, or a destination is too short or overlaps another span.</exception>
    public static void EntropyGradient(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<bool> mask, Span<float> entropies, Span<float> gradient) =>
        RuntimeKernel<float>.EntropyGradient(logits, classCount, mask, entropies, gradient);

    /// <inheritdoc cref="Entropy(ReadOnlySpan{float}, int, Span{float})"/>
    public static void Entropy(ReadOnlySpan<double> logits, int classCount, Span<double> destination) =>
        RuntimeKernel<double>.Entropy(logits, classCount, destination);

    /// <inheritdoc cref="Entropy(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/>
    public static void Entropy(ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<bool> mask, Span<double> destination) =>
        RuntimeKernel<double>.Entropy(logits, classCount, mask, destination);

    /// <inheritdoc cref="EntropyGradient(ReadOnlySpan{float}, int, Span{float}, Span{float})"/>
    public static void EntropyGradient(
        ReadOnlySpan<double> logits, int classCount, Span<double> entropies, Span<double> gradient) =>
        RuntimeKernel<double>.EntropyGradient(logits, classCount, entropies, gradient);

    /// <inheritdoc cref="EntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float}, Span{float})"/>
    public static void EntropyGradient(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<bool> mask, Span<double> entropies, Span<double> gradient) =>
        RuntimeKernel<double>.EntropyGradient(logits, classCount, mask, entropies, gradient);
}
