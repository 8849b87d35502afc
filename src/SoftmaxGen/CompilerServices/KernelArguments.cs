using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.CompilerServices;

/// <summary>The checks that every kernel makes before it reads or writes anything. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class KernelArguments
{
    /// <summary>Checks the arguments of a method that writes as many results as there are logits.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The destination, as long as the logits.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Elementwise<T>(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = Rows(logits, classCount);
        Destination(logits, destination, logits.Length, nameof(destination));
        return rows;
    }

    /// <summary>Checks the arguments of a method that writes one result a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The destination, <c>[rows]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PerRow<T>(ReadOnlySpan<T> logits, int classCount, Span<T> destination)
    {
        int rows = Rows(logits, classCount);
        Destination(logits, destination, rows, nameof(destination));
        return rows;
    }

    /// <summary>Checks the arguments of a method that writes one index a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="destination">The destination, <c>[rows]</c>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Indices<T>(ReadOnlySpan<T> logits, int classCount, Span<int> destination)
    {
        int rows = Rows(logits, classCount);
        Length(destination.Length, rows, nameof(destination));
        return rows;
    }

    /// <summary>Checks the argument of a method that takes one row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="row">The logits, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>The number of rows, 1.</returns>
    /// <exception cref="ArgumentException">The length does not fit; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Single<T>(ReadOnlySpan<T> row, int classCount) => OneRow(row, classCount, nameof(row));

    /// <summary>Checks the arguments of the loss of one row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="label">The class of the row.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows, 1.</returns>
    /// <exception cref="ArgumentException">The length does not fit; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SingleLoss<T>(ReadOnlySpan<T> logits, int classCount, int label, int? ignoreIndex = null)
    {
        int rows = OneRow(logits, classCount, nameof(logits));
        if ((uint)label >= (uint)classCount && label != ignoreIndex)
        {
            ThrowLabel(label, classCount);
        }

        return rows;
    }

    /// <summary>Checks the arguments of the loss and the gradient of one row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="label">The class of the row.</param>
    /// <param name="gradient">The destination, as long as the logits.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows, 1.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SingleGradient<T>(
        ReadOnlySpan<T> logits, int classCount, int label, Span<T> gradient, int? ignoreIndex = null)
    {
        int rows = SingleLoss(logits, classCount, label, ignoreIndex);
        Destination(logits, gradient, logits.Length, nameof(gradient));
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss of a batch.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Loss<T>(ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, int? ignoreIndex = null)
    {
        int rows = Rows(logits, classCount);
        Labels(labels, rows, classCount, ignoreIndex);
        return rows;
    }

    /// <summary>Checks the arguments of the losses of a batch, one a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="losses">The destination, <c>[rows]</c>.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Losses<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> losses, int? ignoreIndex = null)
    {
        int rows = Loss(logits, classCount, labels, ignoreIndex);
        Separate(losses, rows, nameof(losses), logits, nameof(logits));
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss and the gradient of a batch.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="gradient">The destination, as long as the logits.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Gradient<T>(
        ReadOnlySpan<T> logits, int classCount, ReadOnlySpan<int> labels, Span<T> gradient, int? ignoreIndex = null)
    {
        int rows = Loss(logits, classCount, labels, ignoreIndex);
        Destination(logits, gradient, logits.Length, nameof(gradient));
        return rows;
    }

    /// <summary>Checks the arguments of the losses and gradients of a batch, one loss a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="losses">The destination of the losses, <c>[rows]</c>.</param>
    /// <param name="gradient">The destination of the gradient, as long as the logits.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LossesAndGradient<T>(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        Span<T> losses,
        Span<T> gradient,
        int? ignoreIndex = null)
    {
        int rows = Losses(logits, classCount, labels, losses, ignoreIndex);
        Destination(logits, gradient, logits.Length, nameof(gradient));
        Separate(losses, rows, nameof(losses), gradient[..logits.Length], nameof(gradient));
        return rows;
    }

    /// <summary>Checks the arguments of the reduced loss and the gradient of a batch with a weight for each row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="sampleWeights">The weight of each row.</param>
    /// <param name="gradient">The destination, as long as the logits.</param>
    /// <param name="ignoreIndex">The label of rows that do not count, whatever it is; or <see langword="null"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap where they may not; the message names both numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WeightedGradient<T>(
        ReadOnlySpan<T> logits,
        int classCount,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<T> sampleWeights,
        Span<T> gradient,
        int? ignoreIndex = null)
    {
        int rows = Gradient(logits, classCount, labels, gradient, ignoreIndex);
        OnePerRow(sampleWeights.Length, rows, nameof(sampleWeights));
        Separate(gradient, logits.Length, nameof(gradient), sampleWeights, nameof(sampleWeights));
        return rows;
    }

    /// <summary>Checks the logits of a batch, or what else comes in rows of classes, and gets the number of its rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Rows<T>(ReadOnlySpan<T> logits, int classCount, string name = "logits")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        (int rows, int rest) = Math.DivRem(logits.Length, classCount);
        if (rest != 0)
        {
            ThrowRows(logits.Length, classCount, name);
        }

        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int OneRow<T>(ReadOnlySpan<T> logits, int classCount, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (logits.Length != classCount)
        {
            ThrowRow(logits.Length, classCount, name);
        }

        return 1;
    }

    /// <summary>Checks a destination that holds as many elements as the input and may be the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Destination<T>(
        ReadOnlySpan<T> logits, Span<T> destination, int needed, string name, string logitsName = "logits")
    {
        Length(destination.Length, needed, name);

        // Spans overlap if the second begins less than its length before the first, or less than that one's length after it.
        nint offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(logits), ref MemoryMarshal.GetReference(destination));
        if (offset < logits.Length * (nint)Unsafe.SizeOf<T>() && offset > -(needed * (nint)Unsafe.SizeOf<T>()) && offset != 0)
        {
            ThrowOverlap((int)(offset / Unsafe.SizeOf<T>()), name, logitsName);
        }
    }

    /// <summary>Checks a destination that may not share memory with another span of the call.</summary>
    internal static void Separate<T>(Span<T> destination, int needed, string name, ReadOnlySpan<T> other, string otherName)
    {
        Length(destination.Length, needed, name);
        if (other.Overlaps(destination[..needed], out int offset))
        {
            throw new ArgumentException($"The {name} overlaps the {otherName}, {offset} elements after their start.", name);
        }
    }

    /// <summary>Checks that a span has at least the elements needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Length(int length, long needed, string name)
    {
        if (length < needed)
        {
            ThrowLength(length, needed, name);
        }
    }

    /// <summary>Checks that a span has exactly one element a row.</summary>
    internal static void OnePerRow(int length, int rows, string name)
    {
        if (length != rows)
        {
            throw new ArgumentException($"The length of the {name}, {length}, is not the number of rows, {rows}.", name);
        }
    }

    /// <summary>Checks the labels of a batch.</summary>
    internal static void Labels(ReadOnlySpan<int> labels, int rows, int classCount, int? ignoreIndex = null)
    {
        OnePerRow(labels.Length, rows, nameof(labels));
        int row = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetReference(labels);
            Vector128<uint> classes = Vector128.Create((uint)classCount);
            while (row <= rows - Vector128<int>.Count
                && Vector128.LessThanAll(Vector128.LoadUnsafe(ref first, (nuint)row).AsUInt32(), classes))
            {
                row += Vector128<int>.Count;
            }
        }

        for (; row < rows; row++)
        {
            if (labels[row] != ignoreIndex)
            {
                Label(labels[row], row, classCount);
            }
        }
    }

    /// <summary>Checks one label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Label(int label, int row, int classCount)
    {
        if ((uint)label >= (uint)classCount)
        {
            ThrowLabel("labels", label, row, classCount);
        }
    }

    // The exceptions stand apart: a caller that makes a text of its own clears the memory for it at every call.
    [DoesNotReturn]
    private static void ThrowRows(int length, int classCount, string name) => throw new ArgumentException(
        $"The length of the {name}, {length}, is not a multiple of the class count, {classCount}.", name);

    [DoesNotReturn]
    private static void ThrowRow(int length, int classCount, string name) => throw new ArgumentException(
        $"The length of a row's logits, {length}, is not the class count, {classCount}.", name);

    [DoesNotReturn]
    private static void ThrowLength(int length, long needed, string name) => throw new ArgumentException(
        $"The length of the {name}, {length}, is less than the {needed} elements needed.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(int offset, string name, string logitsName) => throw new ArgumentException(
        $"The {name} overlaps the {logitsName}, {offset} elements after their start; only the same start is allowed.", name);

    [DoesNotReturn]
    private static void ThrowLabel(int label, int classCount) => throw new ArgumentOutOfRangeException(
        nameof(label), label, $"The label, {label}, is not a class from 0 to {classCount - 1}.");

    [DoesNotReturn]
    private static void ThrowLabel(string labels, int label, int row, int classCount) => throw new ArgumentOutOfRangeException(
        labels, label, $"The label of row {row}, {label}, is not a class from 0 to {classCount - 1}.");
}
