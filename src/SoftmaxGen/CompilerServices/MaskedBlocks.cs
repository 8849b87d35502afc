using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using SoftmaxGen.Loops;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// The logits of a masked batch, a block of rows at a time: written to the destination with -infinity in the place of
/// what is not allowed, for the loop of an operation to run over in place while they are in the inner cache. What that
/// loop cannot know is put right after it. Called by generated code; the arguments have been checked.
/// </summary>
/// <remarks>
/// A row in which nothing is allowed would be NaN; the loop meets a row of zeros instead, and its results are replaced.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct MaskedBlocks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>With as many logits and a mask, a part of the innermost cache.</summary>
    private const int BlockLength = 2048;

    /// <summary>Loops over several rows at once begin at a multiple of these; longer rows go one by one.</summary>
    private const int RowsAStep = 16;

    private readonly ReadOnlySpan<T> _logits;
    private readonly ReadOnlySpan<byte> _mask;
    private readonly Span<T> _destination;
    private readonly int _classCount;
    private readonly int _rowCount;
    private readonly int _blockRows;
    private int _first;
    private bool _hasBarredRow;

    /// <summary>Begins before the first block.</summary>
    /// <param name="logits">The logits, <c>[rows, classCount]</c>.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="mask">What is allowed, as long as the logits.</param>
    /// <param name="destination">Where the results go, as long as the logits; may be the same memory.</param>
    public MaskedBlocks(ReadOnlySpan<T> logits, int rows, int classCount, ReadOnlySpan<bool> mask, Span<T> destination)
    {
        _logits = logits;
        _mask = MemoryMarshal.AsBytes(mask);
        _destination = destination;
        _classCount = classCount;
        _rowCount = rows;
        int fitting = BlockLength / classCount;
        _blockRows = fitting >= RowsAStep ? fitting - (fitting % RowsAStep) : Math.Max(fitting, 1);
    }

    /// <summary>The number of rows in the block.</summary>
    public int Rows { get; private set; }

    /// <summary>The masked logits of the block.</summary>
    public readonly ReadOnlySpan<T> Logits => Results;

    /// <summary>Where the results of the block go: the memory of its masked logits.</summary>
    public readonly Span<T> Results => _destination.Slice(_first * _classCount, Rows * _classCount);

    /// <summary>Writes the masked logits of the next block.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveNext()
    {
        _first += Rows;
        Rows = Math.Min(_blockRows, _rowCount - _first);
        if (Rows == 0)
        {
            return false;
        }

        int start = _first * _classCount;
        int length = Rows * _classCount;
        ref readonly T logits = ref MemoryMarshal.GetReference(_logits.Slice(start, length));
        ref readonly byte mask = ref MemoryMarshal.GetReference(_mask.Slice(start, length));
        MaskLoop<T>.Write(in logits, in mask, ref MemoryMarshal.GetReference(Results), (nuint)length);
        _hasBarredRow = false;
        for (int row = 0; row < Rows; row++)
        {
            if (IsBarred(row))
            {
                _hasBarredRow = true;
                ResultsOf(row).Clear();
            }
        }

        return true;
    }

    /// <summary>Puts the probabilities of a block right.</summary>
    public readonly void FinishProbabilities() => FillBarredRows(T.Zero);

    /// <summary>Puts the log-probabilities of a block right.</summary>
    public readonly void FinishLogProbabilities() => FillBarredRows(T.NegativeInfinity);

    /// <summary>Puts the reduced loss of a block right, and moves on to the labels of the next.</summary>
    /// <param name="losses">The labels and losses of the batch, at the block's.</param>
    public readonly void FinishLoss(ref LossBatch<T> losses) => FinishLoss(ref losses, new(_classCount));

    /// <summary>Puts the reduced loss of a block right, and moves on to the labels of the next.</summary>
    /// <param name="losses">The labels and losses of the batch, at the block's.</param>
    /// <param name="options">The options of the loss.</param>
    public readonly void FinishLoss(ref LossBatch<T> losses, LossOptions<T> options)
    {
        for (int row = 0; _hasBarredRow && row < Rows; row++)
        {
            if (IsBarred(row)
                && !options.Ignores(losses.Label(row))
                && options.KeepOf(losses.Label(row, _classCount)) != T.Zero)
            {
                losses.AddInfinity(row);
            }
        }

        losses.Advance(Rows);
    }

    /// <summary>Puts the gradient and the reduced loss of a block right, and moves on to the labels of the next.</summary>
    /// <param name="losses">The labels and losses of the batch, at the block's.</param>
    public readonly void FinishGradient(ref LossBatch<T> losses) => FinishGradient(ref losses, new(_classCount));

    /// <summary>Puts the gradient and the reduced loss of a block right, and moves on to the labels of the next.</summary>
    /// <param name="losses">The labels and losses of the batch, at the block's.</param>
    /// <param name="options">The options of the loss.</param>
    public readonly void FinishGradient(ref LossBatch<T> losses, LossOptions<T> options)
    {
        for (int row = 0; row < Rows; row++)
        {
            if (options.Ignores(losses.Label(row)))
            {
                continue;
            }

            int label = losses.Label(row, _classCount);
            if (_hasBarredRow && IsBarred(row))
            {
                ResultsOf(row).Clear();
            }
            else if (options.IsSmooth)
            {
                ClearBarred(row, 0, _classCount);
            }
            else
            {
                ClearBarred(row, label, label + 1);
            }
        }

        FinishLoss(ref losses, options);
    }

    /// <summary>Sets the results of some classes of a row to 0 where they are not allowed, unless the row is NaN.</summary>
    private readonly void ClearBarred(int row, int first, int end)
    {
        ReadOnlySpan<byte> mask = MaskOf(row);
        Span<T> results = ResultsOf(row);
        for (int i = first; i < end; i++)
        {
            if (mask[i] == 0 && !T.IsNaN(results[i]))
            {
                results[i] = T.Zero;
            }
        }
    }

    private readonly void FillBarredRows(T value)
    {
        for (int row = 0; _hasBarredRow && row < Rows; row++)
        {
            if (IsBarred(row))
            {
                ResultsOf(row).Fill(value);
            }
        }
    }

    private readonly Span<T> ResultsOf(int row) => _destination.Slice((_first + row) * _classCount, _classCount);

    private readonly ReadOnlySpan<byte> MaskOf(int row) => _mask.Slice((_first + row) * _classCount, _classCount);

    /// <summary>Whether nothing is allowed in a row.</summary>
    private readonly bool IsBarred(int row) => MaskLoop.IsBarred(MaskOf(row));
}
