using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.Loops;

/// <summary>
/// A single row that one vector holds, or up to four: no loop, nothing in memory between the stages. The narrowest vector that
/// holds a row takes it, or else several of the widest.
/// </summary>
internal static class SingleRow
{
    private const int MaxVectors = 4;

    private static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated ? Vector512<float>.Count
            : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
            : Vector128.IsHardwareAccelerated ? Vector128<float>.Count
            : 0;
    }

    /// <summary>Whether up to four vectors of this processor hold a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds<T>(int classCount)
        where T : unmanaged => typeof(T) == typeof(float) && classCount > 1 && classCount <= MaxVectors * Width;

    /// <summary>Writes the probabilities of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Softmax<T>(ReadOnlySpan<T> logits, Span<T> destination)
        where T : unmanaged
    {
        if (Takes512(logits.Length))
        {
            SingleRow512.Softmax(in First(logits), logits.Length, ref First(destination));
        }
        else if (Takes256(logits.Length))
        {
            SingleRow256.Softmax(in First(logits), logits.Length, ref First(destination));
        }
        else
        {
            SingleRow128.Softmax(in First(logits), logits.Length, ref First(destination));
        }
    }

    /// <summary>Writes the log-probabilities of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogSoftmax<T>(ReadOnlySpan<T> logits, Span<T> destination)
        where T : unmanaged
    {
        if (Takes512(logits.Length))
        {
            SingleRow512.LogSoftmax(in First(logits), logits.Length, ref First(destination));
        }
        else if (Takes256(logits.Length))
        {
            SingleRow256.LogSoftmax(in First(logits), logits.Length, ref First(destination));
        }
        else
        {
            SingleRow128.LogSoftmax(in First(logits), logits.Length, ref First(destination));
        }
    }

    /// <summary>Computes the log-sum-exp of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogSumExp<T>(ReadOnlySpan<T> logits)
        where T : unmanaged => Unsafe.BitCast<float, T>(
            Takes512(logits.Length) ? SingleRow512.LogSumExp(in First(logits), logits.Length)
            : Takes256(logits.Length) ? SingleRow256.LogSumExp(in First(logits), logits.Length)
            : SingleRow128.LogSumExp(in First(logits), logits.Length));

    /// <summary>Computes the loss of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CrossEntropy<T>(ReadOnlySpan<T> logits, int label)
        where T : unmanaged => Unsafe.BitCast<float, T>(
            Takes512(logits.Length) ? SingleRow512.CrossEntropy(in First(logits), logits.Length, label)
            : Takes256(logits.Length) ? SingleRow256.CrossEntropy(in First(logits), logits.Length, label)
            : SingleRow128.CrossEntropy(in First(logits), logits.Length, label));

    /// <summary>Computes the loss of the row and its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CrossEntropyGradient<T>(ReadOnlySpan<T> logits, int label, Span<T> gradient)
        where T : unmanaged => Unsafe.BitCast<float, T>(
            Takes512(logits.Length)
                ? SingleRow512.CrossEntropyGradient(in First(logits), logits.Length, label, ref First(gradient))
            : Takes256(logits.Length)
                ? SingleRow256.CrossEntropyGradient(in First(logits), logits.Length, label, ref First(gradient))
            : SingleRow128.CrossEntropyGradient(in First(logits), logits.Length, label, ref First(gradient)));

    /// <summary>Whether 512 bits are the narrowest vector that holds a row, or one is not enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Takes512(int classCount) => Vector512.IsHardwareAccelerated && classCount > Vector256<float>.Count;

    /// <summary>Whether 256 bits are, if 512 are not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Takes256(int classCount) => Vector256.IsHardwareAccelerated && classCount > Vector128<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly float First<T>(ReadOnlySpan<T> span)
        where T : unmanaged => ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(span));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float First<T>(Span<T> span)
        where T : unmanaged => ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(span));
}
