using System;

namespace SoftmaxGen.CompilerServices;

/// <content>The diagonal of the second derivatives.</content>
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of a method that writes as many results as there are logits, with a weight for each row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="sampleWeights">The weight of each row.</param>
    /// <param name="destination">The destination, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int WeightedElementwise<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> sampleWeights, Span<T> destination)
    {
        int rows = Elementwise(logits, classCount, destination);
        OnePerRow(sampleWeights.Length, rows, nameof(sampleWeights));
        Separate(destination, logits.Length, nameof(destination), sampleWeights, nameof(sampleWeights));
        return rows;
    }
}
