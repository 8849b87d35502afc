using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The labels and weights of a batch on their way into a kernel, and its losses on their way out: either one loss a
/// row, or their reduction. Called by generated code; the arguments have been checked.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct LossBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double _divisor;
    private LossRows<T> _rows;
    private LaneSums _sums;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LossBatch(ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, Span<T> losses, double divisor)
    {
        _rows = new(
            in MemoryMarshal.GetReference(labels),
            sampleWeights,
            ref MemoryMarshal.GetReference(losses),
            T.CreateTruncating(1 / divisor));
        _divisor = divisor;
    }

    /// <summary>All but the sums.</summary>
    internal readonly ref readonly LossRows<T> Rows
    {
        [UnscopedRef]
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _rows;
    }

    /// <summary>The sums of the losses, where they are reduced.</summary>
    internal ref LaneSums Sums
    {
        [UnscopedRef]
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _sums;
    }

    /// <summary>A batch whose losses are reduced, each row with its weight if there are any.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="sampleWeights">The weight of each row, or empty.</param>
    /// <param name="reduction">How the losses become one.</param>
    /// <returns>The batch.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LossBatch<T> Reduced(ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, LossReduction reduction) =>
        new(labels, sampleWeights, default, reduction == LossReduction.Mean ? Math.Max(labels.Length, 1) : 1);

    /// <summary>A batch whose losses are reduced by a divisor that depends on its labels.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="sampleWeights">The weight of each row, or empty.</param>
    /// <param name="divisor">What the sum of the losses is divided by, not 0.</param>
    /// <returns>The batch.</returns>
    public static LossBatch<T> Reduced(ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights, double divisor) =>
        new(labels, sampleWeights, default, divisor);

    /// <summary>A batch with soft targets instead of labels, whose losses are reduced.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="sampleWeights">The weight of each row, or empty.</param>
    /// <param name="reduction">How the losses become one.</param>
    /// <returns>The batch.</returns>
    public static LossBatch<T> Reduced(int rows, ReadOnlySpan<T> sampleWeights, LossReduction reduction) =>
        new(default, sampleWeights, default, reduction == LossReduction.Mean ? Math.Max(rows, 1) : 1);

    /// <summary>A batch whose losses are kept, one a row.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="losses">Receives the losses.</param>
    /// <returns>The batch.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LossBatch<T> Unreduced(ReadOnlySpan<int> labels, Span<T> losses) => new(labels, default, losses, 1);

    /// <summary>The reduced loss; 0 when there were no rows.</summary>
    /// <returns>The loss.</returns>
    public T Reduce()
    {
        double loss = _sums.Total() / _divisor;
        return double.IsNaN(loss) ? T.NaN : T.CreateTruncating(loss);
    }

    /// <summary>Moves on to the rows after the first <paramref name="rows"/>, which have been treated: they come next as row 0.</summary>
    /// <param name="rows">The number of rows, a multiple of 16 unless they are the last, or all rows go one by one.</param>
    public void Advance(int rows) => _rows.Advance(rows);

    /// <summary>Makes the reduced loss that of a batch in which the loss of a row, taken already, is +infinity.</summary>
    internal void AddInfinity(int row) => _rows.AddInfinity(row, ref _sums);

    /// <summary>Gets the class of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>The class, in range even when another thread has changed it since the arguments were checked.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The label has been changed and is not a class any more.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Label(int row, int classCount) => _rows.Label(row, classCount);

    /// <summary>Gets the label of a row as it is, a class or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int Label(int row) => _rows.Label(row);
}
