using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What is the same for blocks of every width.</summary>
internal static class RowBlock
{
    /// <summary>
    /// The most classes that blocks are for: beyond, the rows of a block leave the first cache between two passes, and those of the next
    /// block, into which it looks ahead, drive them out.
    /// </summary>
    public const int MaxClassCount = 256;

    /// <summary>From here on blocks are faster than tiles: from the first count on that two vectors hold well.</summary>
    public static int MinClassCount<T>()
        where T : unmanaged =>
        typeof(T) != typeof(float) ? 64
        : Vector512.IsHardwareAccelerated ? 25
        : Vector256.IsHardwareAccelerated ? 12
        : FusedMultiply.IsEmulated ? 48
        : 64;
}

/// <summary>
/// As many rows as a vector has lanes, which go through one pass after another. In a pass over their elements a vector holds
/// elements of one row; what a row has one of (its maximum, its sum, its loss) is computed for all rows at once, a row
/// a lane: so no row waits for the chain of steps of the one before.
/// </summary>
/// <remarks>
/// Nor does a pass wait for the one before, or little: a block looks ahead, finds the maxima of the next one, between its sums and
/// what is done with them.
/// </remarks>
internal ref struct RowBlock<TSimd, TVector, TWide, TVectors, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where TVectors : IVectors
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly T _logits;
    private readonly ref T _destination;
    private readonly nuint _classCount;
    private readonly int _rows;
    private readonly T _inverseTemperature;
    private RowColumn<T> _maxima;
    private RowColumn<T> _nextMaxima;
    private RowColumn<T> _centers;
    private RowColumn<T> _magics;
    private RowColumn<T> _floors;
    private RowColumn<int> _ties;
    private RowColumn<T> _factors;
    private RowColumn<T> _factorRests;

    /// <summary>Begins before the first block.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The first row of the first block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowBlock(scoped ref readonly Batch<T> batch, int row)
    {
        _logits = ref batch.Logits;
        _destination = ref batch.Destination;
        _classCount = (nuint)batch.ClassCount;
        _rows = batch.Rows;
        _inverseTemperature = batch.InverseTemperature;
        Row = row - TSimd.Count;
        LookAhead();
    }

    /// <summary>The first row.</summary>
    public int Row { get; private set; }

    /// <summary>The largest logit of each row.</summary>
    public readonly TVector Maxima
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _maxima.Load<TSimd, TVector>();
    }

    /// <summary>The shift of each row, once its exponentials have been summed.</summary>
    public readonly RowShift<TVector> Shift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(
            _centers.Load<TSimd, TVector>(),
            _magics.Load<TSimd, TVector>(),
            _floors.Load<TSimd, TVector>(),
            InverseTemperatures);
    }

    private readonly TVector InverseTemperatures
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.IsTempered ? TSimd.Create(_inverseTemperature) : default!;
    }

    private readonly bool HasNext
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Row + TSimd.Count <= _rows - TSimd.Count;
    }

    /// <summary>Moves on to the next block.</summary>
    /// <returns>Whether there is one; if not, <see cref="Row"/> is the first row that is left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        bool hasNext = HasNext;
        Row += TSimd.Count;
        _maxima = _nextMaxima;
        return hasNext;
    }

    /// <summary>Does what the next block begins with, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LookAhead()
    {
        if (HasNext)
        {
            FindNextMaxima();
        }
    }

    /// <summary>Writes the exponentials of the rows and sums them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Sum() => Add<Keep, AllTerms>();

    /// <summary>Sums the exponentials of the rows, the maxima apart, and writes them if it is told so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PeakSum<TWide> SumApart<TKeep>()
        where TKeep : IKeep
    {
        TWide below = Add<TKeep, OthersOnly>();
        return Peak.SetApart<TSimd, TVector, TWide, T>(Maxima, Shift, below, TSimd.LoadIntegers(in _ties[0], 0));
    }

    /// <summary>Multiplies the exponentials that were written.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Scale(TVector factor, TVector factorRest)
    {
        _factors.Store<TSimd, TVector>(factor);
        _factorRests.Store<TSimd, TVector>(factorRest);
        nuint count = _classCount;
        ref T row = ref DestinationOf(0);
        for (int i = 0; i < TSimd.Count; i++)
        {
            if (TVectors.Count == 0)
            {
                RowLoop<TSimd, TVector, TWide, T>.Scale(ref row, count, _factors[i], _factorRests[i]);
            }
            else
            {
                FewVectors<TSimd, TVector, TVectors, T>.Scale(ref row, count, TSimd.Create(_factors[i]), TSimd.Create(_factorRests[i]));
            }

            row = ref Unsafe.Add(ref row, count);
        }
    }

    /// <summary>Writes <c>(logit - max) - tail</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void WriteLogProbabilities(TVector tail)
    {
        _factors.Store<TSimd, TVector>(tail);
        for (int i = 0; i < TSimd.Count; i++)
        {
            RowLoop<TSimd, TVector, TWide, T>.WriteLogProbabilities(
                in LogitsOf(i), _classCount, _maxima[i], _factors[i], ref DestinationOf(i), _inverseTemperature);
        }
    }

    /// <summary>Writes NaN to the rows of which a number is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void FillNaN(ref readonly Batch<T> batch, TVector number)
    {
        if (TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(number))
        {
            return;
        }

        uint numbers = TSimd.EqualMask(number, number);
        for (int i = 0; i < TSimd.Count; i++)
        {
            if ((numbers & (1u << i)) == 0)
            {
                batch.FillNaN(Row + i);
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private TWide Add<TKeep, TApart>()
        where TKeep : IKeep
        where TApart : IApart
    {
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(Maxima, _inverseTemperature);
        _centers.Store<TSimd, TVector>(shift.Center);
        _magics.Store<TSimd, TVector>(shift.Magic);
        _floors.Store<TSimd, TVector>(shift.Floor);
        Unsafe.SkipInit(out AlignedRows<TWide> sums);
        nuint count = _classCount;
        FrontMove<TVector> move = TVectors.Count == 0
            ? default
            : TSimd.ToFront(count - ((nuint)(TVectors.Count - 1) * (nuint)TSimd.Count));
        ref TWide sum = ref sums.First;
        ref readonly T logits = ref LogitsOf(0);
        ref T exponentials = ref DestinationOf(0);
        for (int i = 0; i < TSimd.Count; i++)
        {
            RowShift<TVector> shiftOfRow = new(
                TSimd.Create(_centers[i]), TSimd.Create(_magics[i]), TSimd.Create(_floors[i]), InverseTemperatures);
            RowSum<TSimd, TVector, TWide, T> row = new(TSimd.Create(_maxima[i]), shiftOfRow);
            Unsafe.Add(ref sum, i) = TVectors.Count == 0
                ? row.AddLanes<TKeep, TApart>(in logits, count, ref exponentials)
                : row.AddFew<TKeep, TApart, TVectors>(in logits, count, ref exponentials, move);
            if (TApart.Value)
            {
                _ties[i] = row.Ties;
            }

            logits = ref Unsafe.Add(ref Unsafe.AsRef(in logits), count);
            exponentials = ref Unsafe.Add(ref exponentials, count);
        }

        return TSimd.AcrossEach(in sum);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void FindNextMaxima()
    {
        Unsafe.SkipInit(out AlignedRows<TVector> maxima);
        nuint count = _classCount;
        ref TVector max = ref maxima.First;
        ref readonly T logits = ref LogitsOf(TSimd.Count);
        for (int i = 0; i < TSimd.Count; i++)
        {
            Unsafe.Add(ref max, i) = TVectors.Count == 0
                ? RowLoop<TSimd, TVector, TWide, T>.MaxLanes(in logits, count)
                : FewVectors<TSimd, TVector, TVectors, T>.MaxLanes(in logits, count);
            logits = ref Unsafe.Add(ref Unsafe.AsRef(in logits), count);
        }

        _nextMaxima.Store<TSimd, TVector>(TSimd.MaxAcrossEach(in max));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref readonly T LogitsOf(int row) => ref Unsafe.Add(ref Unsafe.AsRef(in _logits), (nuint)(Row + row) * _classCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref T DestinationOf(int row) => ref Unsafe.Add(ref _destination, (nuint)(Row + row) * _classCount);
}
