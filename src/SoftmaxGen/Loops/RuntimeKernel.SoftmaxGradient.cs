using System;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <content>The gradient through a softmax.</content>
internal static partial class RuntimeKernel<T>
{
    public static void SoftmaxGradient(
        ReadOnlySpan<T> probabilities, int classCount, ReadOnlySpan<T> upstream, Span<T> destination)
    {
        int rows = KernelArguments.SoftmaxGradient(probabilities, classCount, upstream, destination);
        Fallback.SoftmaxGradient(probabilities, classCount, upstream, destination, 0, rows);
    }
}
