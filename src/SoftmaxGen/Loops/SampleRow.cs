using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// A class drawn from a row of any length: the first whose probability, added to those before it, passes the uniform
/// number's share of their sum. Probabilities are those of softmax to the bit, so a class that it gives 0 is never drawn.
/// </summary>
/// <remarks>
/// They add up in double in one order: the 16 of a block fold by halves, and blocks add up as they come. In the block
/// that passes the share they are added one by one; where rounding keeps them all below it, the last class of the block
/// with any probability is drawn. A row that is longer than a chunk is computed again at each pass: it is stored nowhere.
/// </remarks>
internal ref struct SampleRow<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint Block = RowChunks<T>.Block;

    private readonly RowChunks<T> _row;
    private readonly ref T _chunk;
    private readonly T _max;
    private readonly T _inverseTemperature;
    private readonly RowShift<TVector> _shift;
    private T _scale;
    private T _scaleRest;

    // The chunk in memory, its length, with what fills the last block, and what has become of its logits.
    private int _held;
    private int _length;
    private nuint _count;
    private Stage _stage;

    public SampleRow(RowChunks<T> row, ref RowChunks<T>.Buffer buffer, T inverseTemperature)
    {
        _row = row;
        _inverseTemperature = inverseTemperature;
        _chunk = ref Unsafe.As<RowChunks<T>.Buffer, T>(ref buffer);
        _max = T.NegativeInfinity;
        for (int i = 0; i < row.Count; i++)
        {
            Load(i);
            T max = RowLoop<TSimd, TVector, TWide, T>.Max(in _chunk, _count);
            _max = max > _max ? max : _max;
        }

        _shift = RowSum<TSimd, TVector, TWide, T>.Shift(_max, inverseTemperature);
    }

    private enum Stage
    {
        Logits,
        OtherTerms,
        Exponentials,
        Probabilities,
    }

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Draws a class.</summary>
    /// <param name="uniform">From 0 to below 1.</param>
    /// <returns>The class; -1 when the probabilities are not numbers, or nothing is allowed.</returns>
    public int Draw(T uniform)
    {
        WideSum<T> sum = Sum<AllTerms>(out _);
        if (sum.IsNaN)
        {
            return -1;
        }

        _scale = Scalar<T>.Scale(T.One, sum, out _scaleRest);
        double total = 0;
        for (int i = 0; i < _row.Count; i++)
        {
            ComputeProbabilities(i);
            for (nuint first = 0; first < _count; first += Block)
            {
                total += SumOfBlock(first);
            }
        }

        // Less than the total: even the largest number below 1 takes off at least half a unit in its last place.
        double share = double.CreateTruncating(uniform) * total;
        double below = 0;
        for (int i = 0; i < _row.Count; i++)
        {
            ComputeProbabilities(i);
            for (nuint first = 0; first < _count; first += Block)
            {
                double next = below + SumOfBlock(first);
                if (next > share)
                {
                    return (i * RowChunks<T>.Length) + (int)first + DrawFromBlock(first, share, below);
                }

                below = next;
            }
        }

        // Another thread has changed the row.
        return -1;
    }

    /// <summary>The logarithm of the probability of a class, as log-softmax computes it.</summary>
    public T LogProbability(int index)
    {
        WideSum<T> below = Sum<OthersOnly>(out int ties);
        PeakSum<WideSum<T>> sum = RowSum<TSimd, TVector, TWide, T>.SetApart(_max, below, ties, _inverseTemperature);
        return Temperature<TSimd, TVector, T>.OfRow(_row[index] - _max, _inverseTemperature) - Scalar<T>.Tail(sum);
    }

    /// <summary>The sum of the row's exponentials in the order of <see cref="RowSum{TSimd, TVector, TWide, T}"/>.</summary>
    private WideSum<T> Sum<TApart>(out int ties)
        where TApart : IApart
    {
        LaneParts<TSimd, TVector, TWide, T> parts = default;
        parts.Begin(Block);
        ties = 0;
        for (int i = 0; i < _row.Count; i++)
        {
            ties += ComputeExponentials<TApart>(i);
            for (nuint part = 0; part < parts.Count; part++)
            {
                TWide sum = parts[part];
                for (nuint j = part * Width; j < _count; j += Block)
                {
                    sum = TSimd.Add(sum, TSimd.Load(in _chunk, j));
                }

                parts[part] = sum;
            }
        }

        return parts.Fold();
    }

    /// <summary>Computes the exponentials of a chunk, +0 after its end; the maximum's are +0 and counted where they stand apart.</summary>
    private int ComputeExponentials<TApart>(int chunk)
        where TApart : IApart
    {
        if (!Holds(chunk, Stage.Logits))
        {
            Load(chunk);
        }

        TVector max = TSimd.Create(_max);
        int ties = 0;
        for (nuint i = 0; i < _count; i += Width)
        {
            TVector logits = TSimd.Load(in _chunk, i);
            TVector exp = TSimd.Exp(logits, _shift);
            if (TApart.Value)
            {
                ties += BitOperations.PopCount(TSimd.EqualMask(logits, max));
                exp = TSimd.WhereEqual(logits, max, TSimd.Create(T.Zero), exp);
            }

            TSimd.Store(exp, ref _chunk, i);
        }

        for (nuint i = (nuint)_length; i < _count; i++)
        {
            Unsafe.Add(ref _chunk, i) = T.Zero;
        }

        _stage = TApart.Value ? Stage.OtherTerms : Stage.Exponentials;
        return ties;
    }

    private void ComputeProbabilities(int chunk)
    {
        if (Holds(chunk, Stage.Probabilities))
        {
            return;
        }

        if (!Holds(chunk, Stage.Exponentials))
        {
            ComputeExponentials<AllTerms>(chunk);
        }

        RowLoop<TSimd, TVector, TWide, T>.Scale(ref _chunk, _count, _scale, _scaleRest);
        _stage = Stage.Probabilities;
    }

    private void Load(int chunk)
    {
        _length = _row.Load(chunk, ref _chunk, out int padded);
        _count = (nuint)padded;
        _held = chunk;
        _stage = Stage.Logits;
    }

    private readonly bool Holds(int chunk, Stage stage) => _held == chunk && _stage == stage;

    /// <summary>The sum of 16 probabilities, folded by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double SumOfBlock(nuint first)
    {
        Vector256<double> sum = (Doubles(first) + Doubles(first + 8)) + (Doubles(first + 4) + Doubles(first + 12));
        Vector128<double> half = sum.GetLower() + sum.GetUpper();
        return half.GetElement(0) + half.GetElement(1);
    }

    /// <summary>Four probabilities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector256<double> Doubles(nuint first) => typeof(T) == typeof(float)
        ? Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref _chunk), first).ToVector256Unsafe())
        : Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref _chunk), first);

    /// <summary>The first element of a block that passes the share, or the last that is not 0.</summary>
    private readonly int DrawFromBlock(nuint first, double share, double below)
    {
        int drawn = 0;
        for (int i = 0; i < (int)Block && below <= share; i++)
        {
            double probability = double.CreateTruncating(Unsafe.Add(ref _chunk, first + (nuint)i));
            below += probability;
            drawn = probability > 0 ? i : drawn;
        }

        return drawn;
    }
}
