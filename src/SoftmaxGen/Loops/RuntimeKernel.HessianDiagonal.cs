using System;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <content>The diagonal of the second derivatives.</content>
internal static partial class RuntimeKernel<T>
{
    public static void HessianDiagonal(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = KernelArguments.Elementwise(logits, classCount, destination);
        Fallback.HessianDiagonal(logits, classCount, default, destination, 0, rows);
    }

    public static void HessianDiagonal(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> sampleWeights, Span<T> destination)
    {
        int rows = KernelArguments.WeightedElementwise(logits, classCount, sampleWeights, destination);
        Fallback.HessianDiagonal(logits, classCount, sampleWeights, destination, 0, rows);
    }
}
