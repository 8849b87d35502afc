using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <content>Entropy and its gradient.</content>
public static partial class Fallback
{
    /// <summary>Writes the entropies of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The entropies of the batch, one a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Entropy<T>(ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BatchLoop<EntropyOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Writes the entropies, over the classes that are allowed, of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">Which classes are allowed.</param>
    /// <param name="destination">The entropies of the batch, one a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Entropy<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MaskedRows<T>.Entropy(logits, classCount, mask, destination, first, end);

    /// <summary>Writes the entropies and their gradients of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="entropies">The entropies of the batch, one a row.</param>
    /// <param name="gradient">The gradient of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EntropyGradient<T>(
        ReadOnlySpan<T> logits, int classCount, Span<T> entropies, Span<T> gradient, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, gradient);
        batch.Losses = LossBatch<T>.Unreduced(default, entropies).Rows;
        BatchLoop<EntropyGradientOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Writes the entropies and their gradients, over the classes that are allowed, of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">Which classes are allowed.</param>
    /// <param name="entropies">The entropies of the batch, one a row.</param>
    /// <param name="gradient">The gradient of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EntropyGradient<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MaskedRows<T>.EntropyGradient(logits, classCount, mask, entropies, gradient, first, end);
}
