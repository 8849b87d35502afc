using System;
using SoftmaxGen.Loops;

namespace SoftmaxGen;

/// <content>Classes drawn at random.</content>
public static partial class SoftmaxKernels
{
    /// <summary>Draws a class of one row with its probability.</summary>
    /// <param name="row">The logits, at least one.</param>
    /// <param name="uniform">A number drawn uniformly from 0 to below 1.</param>
    /// <returns>The class; -1 when the row contains NaN or +infinity, or nothing but -infinity.</returns>
    /// <remarks>
    /// <para>
    /// The draw is by inverse distribution function: the first class at which the probabilities that <see cref="Softmax(ReadOnlySpan{float}, int, Span{float})"/> gives,
    /// added up in double in the order of the classes, exceed <paramref name="uniform"/> times their sum. A class of probability 0 is never drawn.
    /// </para>
    /// <para>The caller supplies the random number, so that a game or an experiment can be replayed: the same numbers draw the same classes on every processor.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="uniform"/> is not from 0 to below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty.</exception>
    public static int Sample(ReadOnlySpan<float> row, float uniform) =>
        RuntimeKernel<float>.Sample(row, uniform);

    /// <summary>Draws a class of one row with its probability, and tells its log-probability.</summary>
    /// <param name="row">The logits, at least one.</param>
    /// <param name="uniform">A number drawn uniformly from 0 to below 1.</param>
    /// <param name="logProbability">Receives the logarithm of the class's probability, as <see cref="LogSoftmax(ReadOnlySpan{float}, int, Span{float})"/> computes it; NaN with the index -1.</param>
    /// <returns>The class; -1 when the row contains NaN or +infinity, or nothing but -infinity.</returns>
    /// <remarks>The draw is that of <see cref="Sample(ReadOnlySpan{float}, float)"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="uniform"/> is not from 0 to below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty.</exception>
    public static int Sample(ReadOnlySpan<float> row, float uniform, out float logProbability) =>
        RuntimeKernel<float>.Sample(row, uniform, out logProbability);

    /// <summary>Draws a class of one row with its probability among what is allowed.</summary>
    /// <param name="row">The logits, at least one.</param>
    /// <param name="uniform">A number drawn uniformly from 0 to below 1.</param>
    /// <param name="mask">What is allowed, as long as the row.</param>
    /// <returns>The class; -1 when nothing is allowed, or when what is allowed contains NaN or +infinity, or is nothing but -infinity.</returns>
    /// <remarks>The draw is that of <see cref="Sample(ReadOnlySpan{float}, float)"/>, from what is allowed; what is not allowed is never drawn.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="uniform"/> is not from 0 to below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty, or the length of <paramref name="mask"/> is not its.</exception>
    public static int Sample(ReadOnlySpan<float> row, float uniform, ReadOnlySpan<bool> mask) =>
        RuntimeKernel<float>.Sample(row, uniform, mask);

    /// <summary>Draws a class of one row with its probability among what is allowed, and tells its log-probability.</summary>
    /// <param name="row">The logits, at least one.</param>
    /// <param name="uniform">A number drawn uniformly from 0 to below 1.</param>
    /// <param name="mask">What is allowed, as long as the row.</param>
    /// <param name="logProbability">Receives the logarithm of the class's probability, as <see cref="LogSoftmax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/> computes it; NaN with the index -1.</param>
    /// <returns>The class; -1 when nothing is allowed, or when what is allowed contains NaN or +infinity, or is nothing but -infinity.</returns>
    /// <remarks>The draw is that of <see cref="Sample(ReadOnlySpan{float}, float)"/>, from what is allowed; what is not allowed is never drawn.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="uniform"/> is not from 0 to below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> is empty, or the length of <paramref name="mask"/> is not its.</exception>
    public static int Sample(
        ReadOnlySpan<float> row, float uniform, ReadOnlySpan<bool> mask, out float logProbability) =>
        RuntimeKernel<float>.Sample(row, uniform, mask, out logProbability);

    /// <summary>Draws a class of each row with its probability, as <see cref="Sample(ReadOnlySpan{float}, float)"/> does; -1 for a row with NaN or +infinity, or nothing but -infinity.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="uniforms">A number for each row, drawn uniformly from 0 to below 1, <c>[rows]</c>.</param>
    /// <param name="destination">Receives one class a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a uniform number is not from 0 to below 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="uniforms"/> is not the number of rows, or <paramref name="destination"/> is too short.</exception>
    public static void Sample(
        ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<float> uniforms, Span<int> destination) =>
        RuntimeKernel<float>.Sample(logits, classCount, uniforms, destination);

    /// <summary>Draws a class of each row with its probability among what is allowed, as <see cref="Sample(ReadOnlySpan{float}, float, ReadOnlySpan{bool})"/> does; -1 where that does.</summary>
    /// <param name="logits">The logits, row-major <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes, the logits in a row.</param>
    /// <param name="uniforms">A number for each row, drawn uniformly from 0 to below 1, <c>[rows]</c>.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="destination">Receives one class a row, <c>[rows]</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or a uniform number is not from 0 to below 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="logits"/> is not a multiple of <paramref name="classCount"/>, the length of <paramref name="uniforms"/> is not the number of rows, the length of <paramref name="mask"/> is not that of <paramref name="logits"/>, or <paramref name="destination"/> is too short.</exception>
    public static void Sample(
        ReadOnlySpan<float> logits,
        int classCount,
        ReadOnlySpan<float> uniforms,
        ReadOnlySpan<bool> mask,
        Span<int> destination) =>
        RuntimeKernel<float>.Sample(logits, classCount, uniforms, mask, destination);
}
