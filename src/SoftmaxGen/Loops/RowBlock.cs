using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What is the same for blocks of every width.</summary>
internal static class RowBlock
{
    /// <summary>From here on blocks are faster than tiles.</summary>
    public const int MinClassCount = 65;

    /// <summary>The most classes that blocks are for: beyond, the rows of a block leave the first cache between two passes.</summary>
    public const int MaxClassCount = 1024;
}

/// <summary>
/// As many rows as a vector has lanes, which go through one pass after another. In a pass over their elements a vector holds
/// elements of one row; what a row has one of (its maximum, its sum, its loss) is computed for all rows at once, a row
/// a lane: so no row waits for the chain of steps of the one before.
/// </summary>
internal ref struct RowBlock<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly T _logits;
    private readonly ref T _destination;
    private readonly nuint _classCount;
    private readonly T _inverseTemperature;
    private RowColumn<T> _maxima;
    private RowColumn<T> _centers;
    private RowColumn<T> _magics;
    private RowColumn<T> _floors;
    private RowColumn<double> _sums;
    private RowColumn<double> _errors;
    private RowColumn<T> _ties;
    private RowColumn<T> _factors;
    private RowColumn<T> _factorRests;

    /// <param name="batch">The batch.</param>
    /// <param name="row">The first row.</param>
    /// <param name="destination">Where the results of the rows begin, as many as logits; a null reference when there are none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowBlock(ref readonly Batch<T> batch, int row, ref T destination)
    {
        _logits = ref batch.LogitsOf(row);
        _destination = ref destination;
        _classCount = (nuint)batch.ClassCount;
        _inverseTemperature = batch.InverseTemperature;
    }

    /// <summary>The largest logit of each row.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TVector Max()
    {
        for (int i = 0; i < TSimd.Count; i++)
        {
            _maxima[i] = RowLoop<TSimd, TVector, TWide, T>.Max(in LogitsOf(i), _classCount);
        }

        return _maxima.Load<TSimd, TVector>();
    }

    /// <summary>Writes the exponentials of the rows and sums them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Sum()
    {
        Add<Keep, AllTerms>();
        return TSimd.Load(in _sums[0], in _errors[0]);
    }

    /// <summary>Sums the exponentials of the rows, the maxima apart, and writes them if it is told so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PeakSum<TWide> SumApart<TKeep>()
        where TKeep : IKeep
    {
        Add<TKeep, OthersOnly>();
        TVector max = _maxima.Load<TSimd, TVector>();
        return Peak.SetApart<TSimd, TVector, TWide, T>(
            max,
            Exponential.Shift<TSimd, TVector, T>(max, _inverseTemperature),
            TSimd.Load(in _sums[0], in _errors[0]),
            _ties.Load<TSimd, TVector>());
    }

    /// <summary>Multiplies the exponentials that were written.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Scale(TVector factor, TVector factorRest)
    {
        _factors.Store<TSimd, TVector>(factor);
        _factorRests.Store<TSimd, TVector>(factorRest);
        for (int i = 0; i < TSimd.Count; i++)
        {
            RowLoop<TSimd, TVector, TWide, T>.Scale(ref DestinationOf(i), _classCount, _factors[i], _factorRests[i]);
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
    public static void FillNaN(ref readonly Batch<T> batch, int row, TVector number)
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
                batch.FillNaN(row + i);
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Add<TKeep, TApart>()
        where TKeep : IKeep
        where TApart : IApart
    {
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(_maxima.Load<TSimd, TVector>(), _inverseTemperature);
        _centers.Store<TSimd, TVector>(shift.Center);
        _magics.Store<TSimd, TVector>(shift.Magic);
        _floors.Store<TSimd, TVector>(shift.Floor);
        for (int i = 0; i < TSimd.Count; i++)
        {
            RowShift<TVector> shiftOfRow = new(
                TSimd.Create(_centers[i]),
                TSimd.Create(_magics[i]),
                TSimd.Create(_floors[i]),
                TSimd.IsTempered ? TSimd.Create(_inverseTemperature) : default!);
            RowSum<TSimd, TVector, TWide, T> row = new(TSimd.Create(_maxima[i]), shiftOfRow);
            WideSum<T> sum = row.Add<TKeep, TApart>(in LogitsOf(i), _classCount, ref DestinationOf(i));
            _sums[i] = sum.First;
            _errors[i] = sum.Second;
            _ties[i] = T.CreateTruncating(row.Ties);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref readonly T LogitsOf(int row) => ref Unsafe.Add(ref Unsafe.AsRef(in _logits), (nuint)row * _classCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref T DestinationOf(int row) => ref Unsafe.Add(ref _destination, (nuint)row * _classCount);
}
