using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The arguments of one call, checked, as the loops of every operation want them.</summary>
internal ref struct Batch<T>(ReadOnlySpan<T> logits, int rows, int classCount, Span<T> destination = default)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The first logit.</summary>
    public readonly ref readonly T Logits = ref MemoryMarshal.GetReference(logits);

    /// <summary>Where the results begin: as many as logits, or one a row.</summary>
    public ref T Destination = ref MemoryMarshal.GetReference(destination);

    /// <summary>Where the indices of ArgMax or TopK begin.</summary>
    public ref int Indices;

    /// <summary>The gradient that comes from above, as many numbers as logits.</summary>
    public ref readonly T Upstream;

    /// <summary>Labels, weights and losses of the operations that have any.</summary>
    public LossRows<T> Losses;

    /// <summary>Where the losses add up, when they are reduced.</summary>
    public ref LaneSums Sums;

    /// <summary>The first soft target, one for each logit; a null reference when the rows have labels.</summary>
    public ref readonly T Targets;

    /// <summary>The options of a loss that has any.</summary>
    public LossOptions<T> Options;

    /// <summary>The first row of the next tile, if it has not been read yet; else -1.</summary>
    public int NextRow = -1;

    /// <summary>How far the memory of the next tile is from that of the one in work, in bytes.</summary>
    public nint NextTile;

    /// <summary>The row whose maximum has been found ahead, or -1.</summary>
    public int AheadRow = -1;

    /// <summary>Its maximum.</summary>
    public T AheadMax;

    /// <summary>The factor of the logits, for loops that have one.</summary>
    public T InverseTemperature;

    public readonly bool HasSoftTargets => !Unsafe.IsNullRef(in Targets);

    public readonly int Rows { get; } = rows;

    public readonly int ClassCount { get; } = classCount;

    /// <summary>How many indices a row has.</summary>
    public int IndexCount { get; set; }

    /// <summary>The logits of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref readonly T LogitsOf(int row) => ref Unsafe.Add(ref Unsafe.AsRef(in Logits), row * (nint)ClassCount);

    /// <summary>The gradient from above of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref readonly T UpstreamOf(int row) => ref Unsafe.Add(ref Unsafe.AsRef(in Upstream), row * (nint)ClassCount);

    /// <summary>The results of a row that has as many as logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref T DestinationOf(int row) => ref Unsafe.Add(ref Destination, row * (nint)ClassCount);

    /// <summary>The soft targets of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref readonly T TargetsOf(int row) => ref Unsafe.Add(ref Unsafe.AsRef(in Targets), row * (nint)ClassCount);

    /// <summary>The indices of a row that has several.</summary>
    public readonly Span<int> IndicesOf(int row) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Indices, row * (nint)IndexCount), IndexCount);

    /// <summary>Takes the loss of a row; rows come in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddLoss(int row, T loss) => AddLosses<Scalar<T>, T>(row, loss);

    /// <summary>Takes the losses of some rows; rows come in order, and each step begins at a multiple of its size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddLosses<TSimd, TVector>(int row, TVector losses)
        where TSimd : ISimd<TVector, T> => Losses.Add<TSimd, TVector>(row, losses, ref Sums);

    /// <summary>Takes the losses of some rows; rows come in order, and a step may begin anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddEachLoss<TSimd, TVector>(int row, TVector losses)
        where TSimd : ISimd<TVector, T>
    {
        if (Losses.IsStep(row, TSimd.Count))
        {
            AddLosses<TSimd, TVector>(row, losses);
            return;
        }

        Unsafe.SkipInit(out RowColumn<T> each);
        each.Store<TSimd, TVector>(losses);
        for (int i = 0; i < TSimd.Count; i++)
        {
            AddLoss(row + i, each[i]);
        }
    }

    /// <summary>Writes NaN as all results of a row.</summary>
    public readonly void FillNaN(int row) => Fill(row, T.NaN);

    /// <summary>Writes the same number as all results of a row.</summary>
    public readonly void Fill(int row, T value) => MemoryMarshal.CreateSpan(ref DestinationOf(row), ClassCount).Fill(value);
}
