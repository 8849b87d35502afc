using System;

namespace SoftmaxGen.CompilerServices;

/// <content>The gradient through a softmax.</content>
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of the gradient through a softmax.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="probabilities">The probabilities, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="upstream">The gradient with respect to the probabilities, as long as they are.</param>
    /// <param name="destination">The destination, as long as the probabilities.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int SoftmaxGradient<T>(
        ReadOnlySpan<T> probabilities, int classCount, ReadOnlySpan<T> upstream, Span<T> destination)
    {
        int rows = Rows(probabilities, classCount, nameof(probabilities));
        if (upstream.Length != probabilities.Length)
        {
            throw new ArgumentException(
                $"The length of the upstream gradient, {upstream.Length}, is not that of the probabilities, {probabilities.Length}.",
                nameof(upstream));
        }

        Destination(probabilities, destination, probabilities.Length, nameof(destination), nameof(probabilities));
        Destination(upstream, destination, upstream.Length, nameof(destination), nameof(upstream));
        return rows;
    }
}
