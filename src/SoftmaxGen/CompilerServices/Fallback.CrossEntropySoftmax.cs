using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.CompilerServices;

/// <content>Loss and probabilities at once.</content>
public static partial class Fallback
{
    // The logits of a block of rows are in the innermost cache when they are read again. Rows go in steps of 16, or, where they
    // are too long for tiles, in any.
    private const int BlockLength = 4096;
    private const int BlockStep = 16;

    /// <summary>Computes the losses and writes the probabilities of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="losses">The labels of the batch, and where its losses go.</param>
    /// <param name="probabilities">The probabilities of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CrossEntropySoftmax<T>(
        ReadOnlySpan<T> logits, int classCount, ref LossBatch<T> losses, Span<T> probabilities, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int step = BlockRows(classCount);
        for (int row = first; row < end; row += step)
        {
            // The loss comes first: the probabilities may take the place of the logits.
            int next = Math.Min(step, end - row) + row;
            CrossEntropy(logits, classCount, ref losses, row, next);
            Softmax(logits, classCount, probabilities, row, next);
        }
    }

    /// <summary>Computes the losses with declared options, and writes the probabilities, of the rows from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="logits">The logits of the batch.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="options">The options.</param>
    /// <param name="losses">The labels of the batch, and where its losses go.</param>
    /// <param name="probabilities">The probabilities of the batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CrossEntropySoftmax<T>(
        ReadOnlySpan<T> logits,
        int classCount,
        LossOptions<T> options,
        ref LossBatch<T> losses,
        Span<T> probabilities,
        int first,
        int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int step = BlockRows(classCount);
        for (int row = first; row < end; row += step)
        {
            int next = Math.Min(step, end - row) + row;
            TargetLoss(logits, classCount, default, options, ref losses, default, row, next);
            Softmax(logits, classCount, probabilities, row, next, options.Temperature);
        }
    }

    private static int BlockRows(int classCount)
    {
        int rows = Math.Max(BlockLength / classCount, 1);
        return rows < BlockStep ? rows : rows / BlockStep * BlockStep;
    }
}
