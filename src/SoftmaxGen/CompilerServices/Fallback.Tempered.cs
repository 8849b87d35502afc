using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.CompilerServices;

/// <content>
/// Logits divided by a temperature: multiplied by its inverse, rounded to the element type. Gradients are with respect to the
/// logits as given.
/// </content>
public static partial class Fallback
{
    /// <summary>Writes the probabilities of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Softmax<T>(
        ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BlockLoop<SoftmaxOperation<T>, T>.Run(ref batch, first, temperature);
    }

    /// <summary>Writes the log-probabilities of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSoftmax<T>(
        ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BlockLoop<LogSoftmaxOperation<T>, T>.Run(ref batch, first, temperature);
    }

    /// <summary>Writes the log-sum-exp of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSumExp<T>(
        ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BlockLoop<LogSumExpOperation<T>, T>.Run(ref batch, first, temperature);
    }

    /// <summary>Writes the entropies of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Entropy<T>(
        ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BatchLoop<EntropyOperation<T>, T>.Run(ref batch, first, temperature);
    }

    /// <summary>Writes the entropies of some rows, over the classes that are allowed.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">What is allowed; empty when everything is.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Entropy<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MaskedRows<T>.Entropy(logits, classCount, mask, destination, first, end, temperature);

    /// <summary>Writes the entropies and their gradients of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="entropies">The entropies of the batch, one a row.</param>
    /// <param name="gradient">The gradient of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EntropyGradient<T>(
        ReadOnlySpan<T> logits, int classCount, Span<T> entropies, Span<T> gradient, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, gradient);
        batch.Losses = LossBatch<T>.Unreduced(default, entropies).Rows;
        BatchLoop<EntropyGradientOperation<T>, T>.Run(ref batch, first, temperature);
    }

    /// <summary>Writes the entropies and their gradients of some rows, over the classes that are allowed.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">What is allowed; empty when everything is.</param>
    /// <param name="entropies">The entropies of the batch, one a row.</param>
    /// <param name="gradient">The gradient of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void EntropyGradient<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<bool> mask, Span<T> entropies, Span<T> gradient, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MaskedRows<T>.EntropyGradient(logits, classCount, mask, entropies, gradient, first, end, temperature);

    /// <summary>Writes the diagonal of the second derivatives of the loss of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="sampleWeights">The weight of each row, or empty.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void HessianDiagonal<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> sampleWeights, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        batch.Losses = LossBatch<T>.Reduced(end, sampleWeights, LossReduction.Sum).Rows;
        BatchLoop<HessianDiagonalOperation<T>, T>.Run(ref batch, first, temperature);
    }

    /// <summary>Writes the gradient through a softmax of some rows.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="probabilities">The probabilities of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="upstream">The gradient with respect to the probabilities.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SoftmaxGradient<T>(
        ReadOnlySpan<T> probabilities, int classCount, ReadOnlySpan<T> upstream, Span<T> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(probabilities, end, classCount, destination);
        batch.Upstream = ref MemoryMarshal.GetReference(upstream);
        batch.InverseTemperature = Temperature.Inverse<T>(temperature);
        RowByRow<SoftmaxGradientOperation<T>, T>.Run<TemperedLogits>(ref batch, first, end);
    }

    /// <summary>Writes a class of some rows, drawn with its probability; -1 where there are none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="uniforms">A number for each row, from 0 to below 1.</param>
    /// <param name="mask">What is allowed; empty when everything is.</param>
    /// <param name="destination">The results of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sample<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> uniforms, ReadOnlySpan<bool> mask, Span<int> destination, int first, int end, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T inverse = Temperature.Inverse<T>(temperature);
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<bool> allowed = mask.IsEmpty ? mask : RowOf(mask, row, classCount);
            destination[row] = IndexLoop<T>.Sample<TemperedLogits>(
                RowOf(logits, row, classCount), uniforms[row], allowed, inverse);
        }
    }

    /// <summary>Draws a class of one row with its probability, and tells its log-probability.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The logits.</param>
    /// <param name="uniform">A number from 0 to below 1.</param>
    /// <param name="mask">What is allowed; empty when everything is.</param>
    /// <param name="logProbability">Receives the logarithm of the probability; NaN where there is none.</param>
    /// <param name="temperature">What the logits are divided by.</param>
    /// <returns>The class; -1 where there is none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Sample<T>(
        ReadOnlySpan<T> row, T uniform, ReadOnlySpan<bool> mask, out T logProbability, double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IndexLoop<T>.Sample<TemperedLogits>(row, uniform, mask, out logProbability, Temperature.Inverse<T>(temperature));
}
