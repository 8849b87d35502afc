using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The shape of a tile: the logits of as many rows as a vector has lanes, transposed to one class a vector.</summary>
internal static class TileLoop
{
    /// <summary>The most classes that a tile holds.</summary>
    public const int MaxClassCount = 128;

    /// <summary>The number of classes that are transposed at once, 16 bytes of a row.</summary>
    public static int Columns<T>() => 16 / Unsafe.SizeOf<T>();

    /// <summary>A tile for the widest vector, with the wide sums of 16 lanes and the maxima after it, and a vector more to align it.</summary>
    [InlineArray((MaxClassCount + (2 * 16) + 2) * 16)]
    public struct Buffer<T>
    {
        private T _first;

        /// <summary>The tile. For the stack.</summary>
        [UnscopedRef]
        public ref T Tile
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => ref CacheLine.Next(ref _first);
        }
    }
}

/// <summary>
/// The passes over a tile. No lane is idle, nothing is reduced across lanes, and the order of summation is that of
/// <see cref="RowSum{TSimd, TVector, TWide, T}"/>: class j is added to lane j mod 16, then the lanes fold by halves.
/// </summary>
internal static class TileLoop<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Lanes = 16;

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    private static nuint MaximaIndex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)(TileLoop.MaxClassCount + (2 * Lanes)) * Width;
    }

    /// <summary>Reads the rows of a tile and finds their maxima.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Begin(ref readonly Batch<T> batch, int row, ref T tile)
    {
        Load(in batch.LogitsOf(row), batch.ClassCount, ref tile);
        TVector max = Class(in tile, 0);
        TVector otherMax = max;
        int i = 1;
        for (; i + 1 < batch.ClassCount; i += 2)
        {
            max = TSimd.Max(max, Class(in tile, i));
            otherMax = TSimd.Max(otherMax, Class(in tile, i + 1));
        }

        if (i < batch.ClassCount)
        {
            max = TSimd.Max(max, Class(in tile, i));
        }

        TSimd.Store(TSimd.Max(max, otherMax), ref tile, MaximaIndex);
    }

    /// <summary>Begins the next tile, if there is one and it has not begun: between the sums of a tile and what waits for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LookAhead(ref Batch<T> batch, ref T tile)
    {
        if (batch.NextRow >= 0)
        {
            Begin(in batch, batch.NextRow, ref Unsafe.AddByteOffset(ref tile, batch.NextTile));
            batch.NextRow = -1;
        }
    }

    /// <summary>Reads the rows of a tile; the last step of columns may overlap the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref readonly T rows, int classCount, ref T tile)
    {
        nuint stride = (nuint)classCount;
        if (classCount < TileLoop.Columns<T>())
        {
            // Doubles have no tile of one class.
            ShortRows.Load(
                TSimd.Count,
                in Unsafe.As<T, float>(ref Unsafe.AsRef(in rows)),
                classCount,
                ref Unsafe.As<T, float>(ref tile));
            return;
        }

        nuint last = stride - (nuint)TileLoop.Columns<T>();
        for (nuint column = 0; column < last; column += (nuint)TileLoop.Columns<T>())
        {
            TSimd.LoadColumns(in Unsafe.Add(ref Unsafe.AsRef(in rows), column), stride, ref Unsafe.Add(ref tile, column * Width));
        }

        TSimd.LoadColumns(in Unsafe.Add(ref Unsafe.AsRef(in rows), last), stride, ref Unsafe.Add(ref tile, last * Width));
    }

    /// <summary>Writes a tile of results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref readonly T tile, ref readonly Batch<T> batch, int row)
    {
        ref T destination = ref batch.DestinationOf(row);
        nuint stride = (nuint)batch.ClassCount;
        if (batch.ClassCount < TileLoop.Columns<T>())
        {
            ShortRows.Store(
                TSimd.Count,
                in Unsafe.As<T, float>(ref Unsafe.AsRef(in tile)),
                batch.ClassCount,
                ref Unsafe.As<T, float>(ref destination));
            return;
        }

        nuint last = stride - (nuint)TileLoop.Columns<T>();
        for (nuint column = 0; column < last; column += (nuint)TileLoop.Columns<T>())
        {
            TSimd.StoreColumns(in Unsafe.Add(ref Unsafe.AsRef(in tile), column * Width), ref Unsafe.Add(ref destination, column), stride);
        }

        TSimd.StoreColumns(in Unsafe.Add(ref Unsafe.AsRef(in tile), last * Width), ref Unsafe.Add(ref destination, last), stride);
    }

    /// <summary>The vector of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Class(ref readonly T tile, int index) => TSimd.Load(in tile, (nuint)index * Width);

    /// <summary>Sets the vector of a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SetClass(ref T tile, int index, TVector value) => TSimd.Store(value, ref tile, (nuint)index * Width);

    /// <summary>Whether no row of the tile is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAllNumbers(TVector value) => TSimd.EqualMask(value, value) == (uint)((1UL << TSimd.Count) - 1);

    /// <summary>The largest logit of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max(ref readonly T tile) => TSimd.Load(in tile, MaximaIndex);

    /// <summary>The element of each row at its label; <paramref name="otherwise"/> where that is none of the classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pick(ref readonly T tile, int classCount, TVector labels, TVector otherwise)
    {
        for (int i = 0; i < classCount; i++)
        {
            otherwise = TSimd.WhereEqual(labels, TSimd.Create(T.CreateTruncating(i)), Class(in tile, i), otherwise);
        }

        return otherwise;
    }

    /// <summary>Replaces the logits of a tile by their exponentials and sums these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Sum(ref T tile, int classCount, TVector max, T inverseTemperature)
    {
        NoPick<TVector> none = default;
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(max, inverseTemperature);
        Add<Keep, AllTerms, NoPick<TVector>>(ref tile, classCount, max, shift, ref none);
        return Fold(ref tile, classCount);
    }

    /// <summary>Sums the exponentials of a tile, the maximum apart, and replaces the logits by them if it is told so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<TWide> SumApart<TKeep>(ref T tile, int classCount, TVector max, T inverseTemperature)
        where TKeep : IKeep
    {
        NoPick<TVector> none = default;
        return SumApart<TKeep, NoPick<TVector>>(ref tile, classCount, max, inverseTemperature, ref none);
    }

    /// <summary>The same, and picks something out of the classes on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<TWide> SumApart<TKeep, TPick>(
        ref T tile, int classCount, TVector max, T inverseTemperature, ref TPick pick)
        where TKeep : IKeep
        where TPick : IPick<TVector>
    {
        RowShift<TVector> shift = Exponential.Shift<TSimd, TVector, T>(max, inverseTemperature);
        TVector ties = Add<TKeep, OthersOnly, TPick>(ref tile, classCount, max, shift, ref pick);
        return Peak.SetApart<TSimd, TVector, TWide, T>(max, shift, Fold(ref tile, classCount), ties);
    }

    /// <summary>Adds the term of a class to its lane, in the order of the classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTerm(ref T tile, int index, TVector term) =>
        Lane(ref tile, index % Lanes) = TSimd.Add(index < Lanes ? default : Lane(ref tile, index % Lanes), term);

    /// <summary>Adds the product of a class to its lane, in the order of the classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref T tile, int index, TVector left, TVector right) => Lane(ref tile, index % Lanes) =
        TSimd.AddProduct(index < Lanes ? default : Lane(ref tile, index % Lanes), left, right);

    /// <summary>The sum of the terms, the lanes folded by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Fold(ref T tile, int classCount)
    {
        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int i = half; i < 2 * half && i < classCount; i++)
            {
                Lane(ref tile, i - half) = TSimd.Add(Lane(ref tile, i - half), Lane(ref tile, i));
            }
        }

        return Lane(ref tile, 0);
    }

    /// <summary>Adds the exponentials to the lanes, and counts the elements that equal the maximum if they are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TKeep, TApart, TPick>(
        ref T tile, int classCount, TVector max, RowShift<TVector> shift, ref TPick pick)
        where TKeep : IKeep
        where TApart : IApart
        where TPick : IPick<TVector>
    {
        TVector ties = TSimd.Create(T.Zero);
        int i = 0;
        for (; i <= classCount - 4; i += 4)
        {
            TVector x0 = Class(in tile, i);
            TVector x1 = Class(in tile, i + 1);
            TVector x2 = Class(in tile, i + 2);
            TVector x3 = Class(in tile, i + 3);
            TVector exp0 = x0;
            TVector exp1 = x1;
            TVector exp2 = x2;
            TVector exp3 = x3;
            TSimd.Exp(ref exp0, ref exp1, ref exp2, ref exp3, shift);
            ties = Add<TKeep, TApart, TPick>(ref tile, i, max, x0, exp0, ties, ref pick);
            ties = Add<TKeep, TApart, TPick>(ref tile, i + 1, max, x1, exp1, ties, ref pick);
            ties = Add<TKeep, TApart, TPick>(ref tile, i + 2, max, x2, exp2, ties, ref pick);
            ties = Add<TKeep, TApart, TPick>(ref tile, i + 3, max, x3, exp3, ties, ref pick);
        }

        for (; i < classCount; i++)
        {
            TVector x = Class(in tile, i);
            ties = Add<TKeep, TApart, TPick>(ref tile, i, max, x, TSimd.Exp(x, shift), ties, ref pick);
        }

        return ties;
    }

    /// <summary>Adds the exponential of a class to its lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TKeep, TApart, TPick>(
        ref T tile, int index, TVector max, TVector x, TVector exp, TVector ties, ref TPick pick)
        where TKeep : IKeep
        where TApart : IApart
        where TPick : IPick<TVector>
    {
        TVector zero = TSimd.Create(T.Zero);
        pick.See(index, x, exp);
        if (TKeep.Value)
        {
            SetClass(ref tile, index, TKeep.MarksMax ? TSimd.WhereEqual(x, max, TSimd.Subtract(zero, exp), exp) : exp);
        }

        if (TApart.Value)
        {
            ties = TSimd.Add(ties, TSimd.WhereEqual(x, max, TSimd.Create(T.One), zero));
            exp = TSimd.WhereEqual(x, max, zero, exp);
        }

        AddTerm(ref tile, index, exp);
        return ties;
    }

    /// <summary>The sum of a lane, after the classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TWide Lane(ref T tile, int index) =>
        ref Unsafe.Add(ref Unsafe.As<T, TWide>(ref Unsafe.Add(ref tile, TileLoop.MaxClassCount * (nint)Width)), index);
}
