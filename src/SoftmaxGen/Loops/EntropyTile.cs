using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What the entropy of the rows of a tile and its gradient have in common.</summary>
/// <typeparam name="TSimd">The width.</typeparam>
/// <typeparam name="TVector">Its vector.</typeparam>
/// <typeparam name="TWide">Its wide sum.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal readonly ref struct EntropyTile<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PeakSum<TWide> _sum;

    /// <summary>Sums the exponentials of a tile, and those times their distances; the logits stay in the tile.</summary>
    /// <param name="tile">The logits.</param>
    /// <param name="exponentials">A second tile, which receives the exponentials.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="inverseTemperature">The factor of the logits, for a width of vector that has one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EntropyTile(ref T tile, ref T exponentials, int classCount, T inverseTemperature)
    {
        Max = TileLoop<TSimd, TVector, TWide, T>.Max(in tile);
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(Max, inverseTemperature);
        TVector zero = TSimd.Create(T.Zero);
        TVector one = TSimd.Create(T.One);
        TVector ties = zero;
        for (int i = 0; i < classCount; i++)
        {
            TVector x = TileLoop<TSimd, TVector, TWide, T>.Class(in tile, i);
            TVector exp = TSimd.Exp(x, shift);
            TileLoop<TSimd, TVector, TWide, T>.SetClass(ref exponentials, i, exp);
            TileLoop<TSimd, TVector, TWide, T>.AddTerm(ref tile, i, TSimd.WhereEqual(x, Max, zero, exp));
            TileLoop<TSimd, TVector, TWide, T>.AddProduct(
                ref exponentials, i, exp, EntropyTerms<TSimd, TVector, T>.Distance(x, Max, inverseTemperature));
            ties = TSimd.Add(ties, TSimd.WhereEqual(x, Max, one, zero));
        }

        TWide below = TileLoop<TSimd, TVector, TWide, T>.Fold(ref tile, classCount);
        _sum = Peak.SetApart<TSimd, TVector, TWide, T>(Max, shift, below, ties);
        Scale = TSimd.Scale(one, _sum, out TVector scaleRest, out _);
        ScaleRest = scaleRest;
        IsAllNumbers = TileLoop<TSimd, TVector, TWide, T>.IsAllNumbers(Scale);
        TVector moment = TSimd.Round(TileLoop<TSimd, TVector, TWide, T>.Fold(ref exponentials, classCount), out TVector momentRest);
        MeanDistance = EntropyTerms<TSimd, TVector, T>.MeanDistance(moment, momentRest, Scale, ScaleRest);
    }

    public bool IsAllNumbers { get; }

    public TVector Max { get; }

    public TVector Scale { get; }

    public TVector ScaleRest { get; }

    public TVector MeanDistance { get; }

    /// <summary>The entropy of each row.</summary>
    public TVector Entropy
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.Add(TSimd.Tail(_sum), MeanDistance);
    }
}
