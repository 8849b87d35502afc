using System;

namespace SoftmaxGen.CompilerServices;

/// <content>Loss and probabilities at once.</content>
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of the reduced loss of a batch and its probabilities.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="probabilities">The destination, as long as the logits.</param>
    /// <param name="ignoreIndex">A label that is allowed although it is no class.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int LossAndProbabilities<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> probabilities, int? ignoreIndex = null)
    {
        int rows = Loss(logits, classCount, labels, ignoreIndex);
        Destination(logits, probabilities, logits.Length, nameof(probabilities));
        return rows;
    }
}
