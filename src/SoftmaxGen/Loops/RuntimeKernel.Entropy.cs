using System;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <content>Entropy and its gradient.</content>
internal static partial class RuntimeKernel<T>
{
    public static void Entropy(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.PerRow(logits, classCount, destination);
        Fallback.Entropy(logits, classCount, destination, 0, rows);
    }

    public static void Entropy(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination)
    {
        int rows = KernelArguments.MaskedPerRow(logits, classCount, mask, destination);
        Fallback.Entropy(logits, classCount, mask, destination, 0, rows);
    }

    public static void EntropyGradient(ReadOnlySpan<T> logits, int classCount, Span<T> entropies, Span<T> gradient)
    {
        int rows = KernelArguments.EntropyGradient(logits, classCount, entropies, gradient);
        Fallback.EntropyGradient(logits, classCount, entropies, gradient, 0, rows);
    }

    public static void EntropyGradient(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient)
    {
        int rows = KernelArguments.MaskedEntropyGradient(logits, classCount, mask, entropies, gradient);
        Fallback.EntropyGradient(logits, classCount, mask, entropies, gradient, 0, rows);
    }
}
