using System;
using System.Numerics;

namespace SoftmaxGen;

/// <summary>
/// The static methods of a generated kernel, for code that is generic over the kernel:
/// <c>static float Step&lt;TKernel&gt;(...) where TKernel : ISoftmaxKernel&lt;float&gt; => TKernel.CrossEntropyGradient(...)</c>.
/// </summary>
/// <remarks>
/// Logits are row-major <c>[rows, ClassCount]</c>; the number of rows follows from the length. A destination may be
/// longer than needed, then only the needed part is written; it may be the same memory as the logits, but may not
/// overlap them at another start. A row that contains NaN or +infinity, or nothing but -infinity, gives NaN in all
/// its results. Every result has the same bits on every processor.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISoftmaxKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of classes, the logits in a row.</summary>
    static abstract int ClassCount { get; }

    /// <inheritdoc cref="SoftmaxKernels.Softmax(ReadOnlySpan{float}, int, Span{float})"/>
    static abstract void Softmax(ReadOnlySpan<T> logits, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.LogSoftmax(ReadOnlySpan{float}, int, Span{float})"/>
    static abstract void LogSoftmax(ReadOnlySpan<T> logits, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.LogSumExp(ReadOnlySpan{float}, int, Span{float})"/>
    static abstract void LogSumExp(ReadOnlySpan<T> logits, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropy(ReadOnlySpan{float}, int, int, CrossEntropyOptions?)"/>
    static abstract T CrossEntropy(ReadOnlySpan<T> logits, int label);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{int}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>
    static abstract void CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> losses);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropyGradient(ReadOnlySpan{float}, int, int, Span{float}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropyGradient(ReadOnlySpan<T> logits, int label, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, Span{float}, CrossEntropyOptions?)"/>
    static abstract void CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> losses, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.WeightedCrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T WeightedCrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{float}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropy(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    static abstract void CrossEntropy(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> losses);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float}, Span{float}, CrossEntropyOptions?)"/>
    static abstract void CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, Span<T> losses, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.WeightedCrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T WeightedCrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.ArgMax(ReadOnlySpan{float})"/>
    static abstract int ArgMax(ReadOnlySpan<T> row);

    /// <inheritdoc cref="SoftmaxKernels.ArgMax(ReadOnlySpan{float}, int, Span{int})"/>
    static abstract void ArgMax(ReadOnlySpan<T> logits, Span<int> destination);

    /// <inheritdoc cref="SoftmaxKernels.Softmax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/>
    static abstract void Softmax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.LogSoftmax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/>
    static abstract void LogSoftmax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, ReadOnlySpan{bool}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<bool> mask, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.WeightedCrossEntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{int}, ReadOnlySpan{float}, ReadOnlySpan{bool}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T WeightedCrossEntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, ReadOnlySpan<bool> mask, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.ArgMax(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    static abstract int ArgMax(ReadOnlySpan<T> row, ReadOnlySpan<bool> mask);

    /// <inheritdoc cref="SoftmaxKernels.ArgMax(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{int})"/>
    static abstract void ArgMax(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<int> destination);

    /// <inheritdoc cref="SoftmaxKernels.Sample(ReadOnlySpan{float}, float)"/>
    static abstract int Sample(ReadOnlySpan<T> row, T uniform);

    /// <inheritdoc cref="SoftmaxKernels.Sample(ReadOnlySpan{float}, float, out float)"/>
    static abstract int Sample(ReadOnlySpan<T> row, T uniform, out T logProbability);

    /// <inheritdoc cref="SoftmaxKernels.Sample(ReadOnlySpan{float}, float, ReadOnlySpan{bool})"/>
    static abstract int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask);

    /// <inheritdoc cref="SoftmaxKernels.Sample(ReadOnlySpan{float}, float, ReadOnlySpan{bool}, out float)"/>
    static abstract int Sample(ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability);

    /// <inheritdoc cref="SoftmaxKernels.Sample(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{int})"/>
    static abstract void Sample(ReadOnlySpan<T> logits, ReadOnlySpan<T> uniforms, Span<int> destination);

    /// <inheritdoc cref="SoftmaxKernels.Sample(ReadOnlySpan{float}, int, ReadOnlySpan{float}, ReadOnlySpan{bool}, Span{int})"/>
    static abstract void Sample(ReadOnlySpan<T> logits, ReadOnlySpan<T> uniforms, ReadOnlySpan<bool> mask, Span<int> destination);

    /// <inheritdoc cref="SoftmaxKernels.SoftmaxGradient(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float})"/>
    static abstract void SoftmaxGradient(ReadOnlySpan<T> probabilities, ReadOnlySpan<T> upstream, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.Entropy(ReadOnlySpan{float}, int, Span{float})"/>
    static abstract void Entropy(ReadOnlySpan<T> logits, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.Entropy(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float})"/>
    static abstract void Entropy(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.EntropyGradient(ReadOnlySpan{float}, int, Span{float}, Span{float})"/>
    static abstract void EntropyGradient(ReadOnlySpan<T> logits, Span<T> entropies, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.EntropyGradient(ReadOnlySpan{float}, int, ReadOnlySpan{bool}, Span{float}, Span{float})"/>
    static abstract void EntropyGradient(ReadOnlySpan<T> logits, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient);

    /// <inheritdoc cref="SoftmaxKernels.HessianDiagonal(ReadOnlySpan{float}, int, Span{float})"/>
    static abstract void HessianDiagonal(ReadOnlySpan<T> logits, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.HessianDiagonal(ReadOnlySpan{float}, int, ReadOnlySpan{float}, Span{float})"/>
    static abstract void HessianDiagonal(ReadOnlySpan<T> logits, ReadOnlySpan<T> sampleWeights, Span<T> destination);

    /// <inheritdoc cref="SoftmaxKernels.TopK(ReadOnlySpan{float}, int, int, Span{int})"/>
    static abstract void TopK(ReadOnlySpan<T> logits, int k, Span<int> destination);

    /// <inheritdoc cref="SoftmaxKernels.CrossEntropySoftmax(ReadOnlySpan{float}, int, ReadOnlySpan{int}, Span{float}, CrossEntropyOptions?)"/>
    static abstract T CrossEntropySoftmax(ReadOnlySpan<T> logits, ReadOnlySpan<int> labels, Span<T> probabilities);
}
