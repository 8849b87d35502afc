using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>Loss and probabilities at once.</content>
public static partial class SoftmaxKernels
{
    /// <summary>
    /// Computes the reduced cross-entropy loss of a batch and writes the probabilities of each row, both with the bits of
    /// <see cref="CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{int}, CrossEntropyOptions?)"/> and
    /// <see cref="Softmax(ReadOnlySpan{float}, int, Span{float})"/>: the logits come from memory once.
    /// </summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="labels">The class of each row, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="probabilities">Receives the probabilities, <c>[rows, classCount]</c>; may be the same memory as the logits.</param>
    /// <param name="options">How the loss is formed; <see langword="null"/> for the mean of the rows.</param>
    /// <returns>The mean of the losses, or their sum when the options say so; 0 when there are no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a label is not a class.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="labels"/> is not the number of rows, or <paramref name="probabilities"/> is too short or overlaps <paramref name="logits"/> at another start.</exception>
    public static float CrossEntropySoftmax(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<float> probabilities,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<float>.CrossEntropySoftmax(logits, classCount, labels, probabilities, options);

    /// <inheritdoc cref="CrossEntropySoftmax(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>
    public static double CrossEntropySoftmax(
        ReadOnlySpan<double> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<double> probabilities,
        CrossEntropyOptions? options = null) =>
        RuntimeKernel<double>.CrossEntropySoftmax(logits, classCount, labels, probabilities, options);
}
