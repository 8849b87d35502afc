using System;

namespace SoftmaxGen.CompilerServices;

/// <content>Entropy and its gradient.</content>
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of a method that writes one result a row, with a mask.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">Which classes are allowed, as long as the logits.</param>
    /// <param name="destination">The destination, <c>[rows]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int MaskedPerRow<T>(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination)
    {
        int rows = PerRow(logits, classCount, destination);
        Mask(mask, logits.Length);
        return rows;
    }

    /// <summary>Checks the arguments of the entropy of each row and its gradient.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="entropies">The destination of the entropies, <c>[rows]</c>.</param>
    /// <param name="gradient">The destination of the gradient, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int EntropyGradient<T>(ReadOnlySpan<T> logits, int classCount, Span<T> entropies, Span<T> gradient)
    {
        int rows = Rows(logits, classCount);
        Separate(entropies, rows, nameof(entropies), logits, nameof(logits));
        Destination(logits, gradient, logits.Length, nameof(gradient));
        Separate(entropies, rows, nameof(entropies), gradient[..logits.Length], nameof(gradient));
        return rows;
    }

    /// <summary>Checks the arguments of the entropy of each row and its gradient, with a mask.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">Which classes are allowed, as long as the logits.</param>
    /// <param name="entropies">The destination of the entropies, <c>[rows]</c>.</param>
    /// <param name="gradient">The destination of the gradient, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    public static int MaskedEntropyGradient<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient)
    {
        int rows = EntropyGradient(logits, classCount, entropies, gradient);
        Mask(mask, logits.Length);
        return rows;
    }
}
