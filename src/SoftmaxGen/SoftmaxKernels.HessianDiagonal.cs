using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>The diagonal of the second derivatives.</content>
public static partial class SoftmaxKernels
{
    /// <summary>
    /// Writes the diagonal of the second derivatives of the cross-entropy loss of each row with respect to its logits,
    /// <c>p_i (1 - p_i)</c>, which is the same for every label: for boosting, and for Newton steps.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="destination">Receives the diagonal, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <remarks>
    /// Within 5 ulp of the exact one: at the maximum 1 - p is the sum of the other probabilities, so nothing cancels as p
    /// approaches 1.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, or <paramref name="destination"/> is too short, or overlaps <paramref name="logits"/> at another start.</exception>
    public static void HessianDiagonal(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
        RuntimeKernel<float>.HessianDiagonal(logits, classCount, destination);

    /// <summary>Writes the diagonal of the second derivatives, <c>p_i (1 - p_i)</c>, of each row times the row's weight.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="sampleWeights">The weight of each row, <c>[rows]</c>.</param>
    /// <param name="destination">Receives the diagonal, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="sampleWeights"/> is not the number of rows, or <paramref name="destination"/> is too short or overlaps another span.</exception>
    public static void HessianDiagonal(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<float> sampleWeights, Span<float> destination) =>
        RuntimeKernel<float>.HessianDiagonal(logits, classCount, sampleWeights, destination);

    /// <inheritdoc cref="HessianDiagonal(ReadOnlySpan{float}, int, Span{float})"/>
    public static void HessianDiagonal(ReadOnlySpan<double> logits, int classCount, Span<double> destination) =>
        RuntimeKernel<double>.HessianDiagonal(logits, classCount, destination);

    /// <inheritdoc cref="HessianDiagonal(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float})"/>
    public static void HessianDiagonal(
        ReadOnlySpan<double> logits, int classCount, ReadOnlySpan<double> sampleWeights, Span<double> destination) =>
        RuntimeKernel<double>.HessianDiagonal(logits, classCount, sampleWeights, destination);
}
