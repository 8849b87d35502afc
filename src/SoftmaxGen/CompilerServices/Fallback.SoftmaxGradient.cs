using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <content>The gradient through a softmax.</content>
public static partial class Fallback
{
    /// <summary>Writes the gradients of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="probabilities">The probabilities of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="upstream">The gradient of the batch with respect to the probabilities.</param>
    /// <param name="destination">The gradient of the batch with respect to the logits.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SoftmaxGradient<T>(
        ReadOnlySpan<T> probabilities, int classCount, ReadOnlySpan<T> upstream, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(probabilities, end, classCount, destination);
        batch.Upstream = ref MemoryMarshal.GetReference(upstream);
        RowByRow<SoftmaxGradientOperation<T>, T>.Run(ref batch, first, end);
    }
}
