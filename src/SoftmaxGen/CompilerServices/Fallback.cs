using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The loops for any number of classes: generated code calls them for the rows that its kernels leave over, and where
/// the processor has no vectors. The arguments have been checked.
/// </summary>
/// <remarks>Not inlined: a kernel that never gets here would still clear the memory of the loops' arguments at every call.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Fallback
{
    /// <summary>Writes the probabilities of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The probabilities of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Softmax<T>(ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BlockLoop<SoftmaxOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Writes the log-probabilities of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The log-probabilities of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSoftmax<T>(ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BlockLoop<LogSoftmaxOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Writes the log-sum-exp of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The log-sum-exp of the batch, one a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogSumExp<T>(ReadOnlySpan<T> logits, int classCount, Span<T> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount, destination);
        BlockLoop<LogSumExpOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Computes the losses of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="losses">The labels of the batch, and where its losses go.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CrossEntropy<T>(ReadOnlySpan<T> logits, int classCount, ref LossBatch<T> losses, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        scoped Batch<T> batch = new(logits, end, classCount);
        batch.Losses.Assign(in losses.Rows);
        batch.Sums = ref losses.Sums;
        BlockLoop<CrossEntropyOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Computes the losses and gradients of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="losses">The labels and weights of the batch, and where its losses go.</param>
    /// <param name="gradient">The gradient of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CrossEntropyGradient<T>(
        ReadOnlySpan<T> logits, int classCount, ref LossBatch<T> losses, Span<T> gradient, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        scoped Batch<T> batch = new(logits, end, classCount, gradient);
        batch.Losses.Assign(in losses.Rows);
        batch.Sums = ref losses.Sums;
        BlockLoop<CrossEntropyGradientOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Computes the loss of a single row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits.</param>
    /// <param name="classCount">The number of classes, which is that of the logits.</param>
    /// <param name="label">The class of the row.</param>
    /// <returns>The loss.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T CrossEntropy<T>(ReadOnlySpan<T> logits, int classCount, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T loss = T.Zero;
        scoped Batch<T> batch = new(logits, 1, classCount);
        batch.Losses = new(in label, default, ref loss, T.One);
        RowByRow<CrossEntropyOperation<T>, T>.Run(ref batch, 0, 1);
        return loss;
    }

    /// <summary>Computes the loss of a single row and its gradient.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits.</param>
    /// <param name="classCount">The number of classes, which is that of the logits.</param>
    /// <param name="label">The class of the row.</param>
    /// <param name="gradient">The gradient.</param>
    /// <returns>The loss.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T CrossEntropyGradient<T>(ReadOnlySpan<T> logits, int classCount, int label, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T loss = T.Zero;
        scoped Batch<T> batch = new(logits, 1, classCount, gradient);
        batch.Losses = new(in label, default, ref loss, T.One);
        RowByRow<CrossEntropyGradientOperation<T>, T>.Run(ref batch, 0, 1);
        return loss;
    }

    /// <summary>Writes NaN as all results of a row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">The first result.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void FillNaN<T>(ref T row, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MemoryMarshal.CreateSpan(ref row, count).Fill(T.NaN);

    /// <summary>Writes the index of the first largest logit of each row; -1 for a row with a NaN.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The indices, one a row.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ArgMax<T>(ReadOnlySpan<T> logits, int classCount, Span<int> destination, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> batch = new(logits, end, classCount);
        batch.Indices = ref MemoryMarshal.GetReference(destination);
        BatchLoop<ArgMaxOperation<T>, T>.Run(ref batch, first);
    }

    /// <summary>Computes the losses of some rows with declared options, or against soft targets, and their gradients if asked for.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="targets">The soft targets of the batch, as many as logits; empty when its rows have labels.</param>
    /// <param name="options">The options.</param>
    /// <param name="losses">The labels and weights of the batch, and where its losses go.</param>
    /// <param name="gradient">The gradient of the batch; empty when only the losses are wanted.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TargetLoss<T>(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<T> targets,
        LossOptions<T> options,
        ref LossBatch<T> losses,
        Span<T> gradient,
        int first,
        int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        scoped Batch<T> batch = new(logits, end, classCount, gradient);
        batch.Losses.Assign(in losses.Rows);
        batch.Sums = ref losses.Sums;
        batch.Targets = ref MemoryMarshal.GetReference(targets);
        batch.Options = options;
        if (gradient.IsEmpty)
        {
            BatchLoop<TargetLossOperation<Discard, T>, T>.Run(ref batch, first, options.Temperature);
        }
        else
        {
            BatchLoop<TargetLossOperation<KeepMarked, T>, T>.Run(ref batch, first, options.Temperature);
        }
    }
}
