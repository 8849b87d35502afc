using System;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Loops;

/// <content>The largest logits.</content>
internal static partial class RuntimeKernel<T>
{
    public static void TopK(ReadOnlySpan<T> logits, int classCount, int k, Span<int> destination)
    {
        int rows = KernelArguments.TopK(logits, classCount, k, destination);
        Fallback.TopK(logits, classCount, k, destination, 0, rows);
    }
}
