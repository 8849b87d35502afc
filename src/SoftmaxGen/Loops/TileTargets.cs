using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The targets q of the rows of a tile, a row a lane, see <see cref="LossOptions{T}"/>.</summary>
internal readonly ref struct TileTargets<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LossOptions<T> _options;
    private readonly ref T _softTargets;
    private readonly int _classCount;
    private readonly T _inverseTemperature;
    private readonly TVector _labels;
    private readonly TVector _keepOfLabel;
    private readonly TVector _ignored;

    /// <param name="batch">The batch.</param>
    /// <param name="row">The first row of the tile.</param>
    /// <param name="memory">Where soft targets are transposed to.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileTargets(ref readonly Batch<T> batch, int row, ref T memory)
    {
        _options = batch.Options;
        _classCount = batch.ClassCount;
        _inverseTemperature = batch.InverseTemperature;
        _labels = TSimd.Create(-T.One);
        _keepOfLabel = _labels;
        _ignored = TSimd.Create(T.NaN);
        if (batch.HasSoftTargets)
        {
            _softTargets = ref memory;
            TileLoop<TSimd, TVector, TWide, T>.Load(in batch.TargetsOf(row), batch.ClassCount, ref memory);
            return;
        }

        for (int i = 0; i < TSimd.Count; i++)
        {
            int label = batch.Losses.Label(row + i);
            Unsafe.Add(ref memory, i) = _options.Ignores(label) ? T.Zero : _options.KeepOf(batch.Losses.Label(row + i, batch.ClassCount));
        }

        _keepOfLabel = TSimd.Load(in memory, 0);
        _labels = batch.Losses.Labels<TSimd, TVector>(row);
        if (_options.TryGetIgnoreIndex(out int ignoreIndex))
        {
            _ignored = TSimd.Create(T.CreateTruncating(ignoreIndex));
        }
    }

    private bool IsSoft
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !Unsafe.IsNullRef(ref _softTargets);
    }

    /// <summary>Sums what the targets cost, each times the distance of its logit below the maximum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TVector Cost(ref T tile, TVector max)
    {
        TVector zero = TSimd.Create(T.Zero);
        TVector cost = zero;
        if (IsSoft || _options.IsSmooth)
        {
            for (int i = 0; i < _classCount; i++)
            {
                // A target of 0 costs nothing, however far away.
                TVector target = ShareOf(in tile, i);
                TVector distance = TSimd.Subtract(max, TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i));
                TVector term = TSimd.WhereEqual(
                    target, zero, zero, TSimd.Multiply(target, Temperature<TSimd, TVector, T>.Of(distance, _inverseTemperature)));
                TileLoop<TSimd, TVector, TWide, T>.AddTerm(ref tile, i, term);
            }

            // No term is negative, nor NaN where the row is a number: the sum of an infinite one may be NaN, and is infinite.
            cost = TSimd.Round(TileLoop<TSimd, TVector, TWide, T>.Fold(ref tile, _classCount), out _);
            cost = TSimd.WhereEqual(cost, cost, cost, TSimd.Create(T.PositiveInfinity));
        }

        return IsSoft ? cost : TSimd.Add(cost, CostOfLabel(in tile, max));
    }

    /// <summary>Sums the targets.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TVector Mass(ref T tile, out TVector rest)
    {
        TVector shares = TSimd.Create(_options.UniformMass);
        if (IsSoft || _options.SparesBarredClasses)
        {
            for (int i = 0; i < _classCount; i++)
            {
                TileLoop<TSimd, TVector, TWide, T>.AddTerm(ref tile, i, ShareOf(in tile, i));
            }

            shares = TSimd.Round(TileLoop<TSimd, TVector, TWide, T>.Fold(ref tile, _classCount), out TVector sharesRest);
            if (IsSoft)
            {
                rest = sharesRest;
                return shares;
            }
        }

        rest = TSimd.Create(T.Zero);
        return TSimd.Add(_keepOfLabel, shares);
    }

    /// <summary>The targets of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(int index)
    {
        TVector share = ShareOf(index);
        return IsSoft
            ? share
            : TSimd.WhereEqual(_labels, TSimd.Create(T.CreateTruncating(index)), TSimd.Add(_keepOfLabel, share), share);
    }

    /// <summary>The values, but 0 of rows that do not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector ZeroWhereIgnored(TVector values) => TSimd.WhereEqual(_labels, _ignored, TSimd.Create(T.Zero), values);

    /// <summary>The targets of a class, but what labels have more than other classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector ShareOf(int index)
    {
        TVector uniform = TSimd.Create(_options.UniformOf(index));
        return IsSoft
            ? TSimd.FusedMultiplyAdd(
                TSimd.Create(_options.KeepOf(index)), TileLoop<TSimd, TVector, TWide, T>.Class(in _softTargets, index), uniform)
            : uniform;
    }

    /// <summary>The same, 0 where a class is not allowed; the tile still holds the logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector ShareOf(ref readonly T tile, int index)
    {
        TVector share = ShareOf(index);
        return _options.SparesBarredClasses
            ? TSimd.WhereEqual(
                TileLoop<TSimd, TVector, TWide, T>.Class(in tile, index),
                TSimd.Create(T.NegativeInfinity),
                TSimd.Create(T.Zero),
                share)
            : share;
    }

    /// <summary>What the labels cost beyond the part that all classes share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector CostOfLabel(ref readonly T tile, TVector max)
    {
        TVector logit = TileLoop<TSimd, TVector, TWide, T>.Pick(in tile, _classCount, _labels, max);
        TVector zero = TSimd.Create(T.Zero);
        TVector distance = Temperature<TSimd, TVector, T>.Of(TSimd.Subtract(max, logit), _inverseTemperature);
        return TSimd.WhereEqual(_keepOfLabel, zero, zero, TSimd.Multiply(_keepOfLabel, distance));
    }
}
