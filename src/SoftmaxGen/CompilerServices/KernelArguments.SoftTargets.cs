using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.CompilerServices;

/// <content>Soft targets.</content>
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of the reduced loss of a batch against soft targets.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="targets">The targets of each row, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int TargetLoss<T>(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Rows(logits, classCount);
        Targets(targets, logits.Length, classCount);
        return rows;
    }

    /// <summary>Checks the arguments of the losses of a batch against soft targets, one a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="targets">The targets of each row, as long as the logits.</param>
    /// <param name="losses">The destination of the losses, <c>[rows]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int TargetLosses<T>(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, Span<T> losses)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = TargetLoss(logits, classCount, targets);
        Separate(losses, rows, nameof(losses), logits, nameof(logits));
        Separate(losses, rows, nameof(losses), targets, nameof(targets));
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch against soft targets and its gradient.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="targets">The targets of each row, as long as the logits.</param>
    /// <param name="gradient">The destination, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int TargetGradient<T>(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = TargetLoss(logits, classCount, targets);
        Destination(logits, gradient, logits.Length, nameof(gradient));
        Separate(gradient, logits.Length, nameof(gradient), targets, nameof(targets));
        return rows;
    }

    /// <summary>Checks the arguments of the losses of a batch against soft targets and their gradients, one loss a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="targets">The targets of each row, as long as the logits.</param>
    /// <param name="losses">The destination of the losses, <c>[rows]</c>.</param>
    /// <param name="gradient">The destination, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int TargetLossesAndGradient<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, Span<T> losses, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = TargetLosses(logits, classCount, targets, losses);
        TargetGradient(logits, classCount, targets, gradient);
        Separate(losses, rows, nameof(losses), gradient[..logits.Length], nameof(gradient));
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch against soft targets and its gradient, with a weight for each row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="targets">The targets of each row, as long as the logits.</param>
    /// <param name="sampleWeights">The weight of each row.</param>
    /// <param name="gradient">The destination, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative, NaN or infinite.</exception>
    public static int WeightedTargetGradient<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = TargetGradient(logits, classCount, targets, gradient);
        OnePerRow(sampleWeights.Length, rows, nameof(sampleWeights));
        Separate(gradient, logits.Length, nameof(gradient), sampleWeights, nameof(sampleWeights));
        return rows;
    }

    /// <summary>Checks soft targets: one for each logit, none of them negative, NaN or infinite.</summary>
    internal static void Targets<T>(ReadOnlySpan<T> targets, int length, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (targets.Length != length)
        {
            throw new ArgumentException(
                $"The length of the targets, {targets.Length}, is not the length of the logits, {length}.", nameof(targets));
        }

        int index = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref T first = ref MemoryMarshal.GetReference(targets);
            Vector128<T> infinity = Vector128.Create(T.PositiveInfinity);
            for (; index <= length - Vector128<T>.Count; index += Vector128<T>.Count)
            {
                Vector128<T> values = Vector128.LoadUnsafe(ref first, (nuint)index);
                if (!Vector128.GreaterThanOrEqualAll(values, Vector128<T>.Zero) || !Vector128.LessThanAll(values, infinity))
                {
                    break;
                }
            }
        }

        for (; index < length; index++)
        {
            if (!(targets[index] >= T.Zero && targets[index] < T.PositiveInfinity))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(targets),
                    targets[index],
                    $"The target of class {index % classCount} in row {index / classCount}, {targets[index]}, is not a number from 0 on.");
            }
        }
    }
}
