using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The loop over <see cref="ProductSums{T}"/>, by tiles of four rows and two vectors of columns that stay in registers
/// while the terms pass. A sum takes its terms in order, each with one rounding: its bits do not depend on the tiles.
/// </summary>
internal static class OuterProducts<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Adds the terms to the sums of at least a vector's width of columns.</summary>
    /// <remarks>
    /// The last vector ends with the last column and may overlap the one before. They share a tile, which reads both before
    /// it writes: of an odd number of vectors it is the first that makes a tile alone, taken twice.
    /// </remarks>
    public static void Run(ref readonly ProductSums<T> sums)
    {
        nuint last = sums.Columns - Width;
        nuint vectors = (sums.Columns + Width - 1) / Width;
        nuint column = 0;
        if (vectors % 2 != 0)
        {
            RunColumns(in sums, 0, 0);
            column = Width;
        }

        for (; column <= last; column += 2 * Width)
        {
            RunColumns(in sums, column, nuint.Min(column + Width, last));
        }
    }

    private static void RunColumns(ref readonly ProductSums<T> sums, nuint column0, nuint column1)
    {
        for (nuint row = 0; row < sums.Rows; row += 4)
        {
            RunTile(in sums, row, column0, column1);
        }
    }

    /// <summary>Four rows; past the last row, that one again: the same sums, written once more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunTile(ref readonly ProductSums<T> sums, nuint row, nuint column0, nuint column1)
    {
        nuint lastRow = sums.Rows - 1;
        nuint row1 = nuint.Min(row + 1, lastRow);
        nuint row2 = nuint.Min(row + 2, lastRow);
        nuint row3 = nuint.Min(row + 3, lastRow);
        ref T sums0 = ref sums.SumsOf(row);
        ref T sums1 = ref sums.SumsOf(row1);
        ref T sums2 = ref sums.SumsOf(row2);
        ref T sums3 = ref sums.SumsOf(row3);

        TVector sum00 = TSimd.Create(T.Zero);
        TVector sum01 = sum00;
        TVector sum10 = sum00;
        TVector sum11 = sum00;
        TVector sum20 = sum00;
        TVector sum21 = sum00;
        TVector sum30 = sum00;
        TVector sum31 = sum00;
        if (sums.Accumulate)
        {
            sum00 = TSimd.Load(in sums0, column0);
            sum01 = TSimd.Load(in sums0, column1);
            sum10 = TSimd.Load(in sums1, column0);
            sum11 = TSimd.Load(in sums1, column1);
            sum20 = TSimd.Load(in sums2, column0);
            sum21 = TSimd.Load(in sums2, column1);
            sum30 = TSimd.Load(in sums3, column0);
            sum31 = TSimd.Load(in sums3, column1);
        }

        ref T factor0 = ref sums.FactorOf(row);
        ref T factor1 = ref sums.FactorOf(row1);
        ref T factor2 = ref sums.FactorOf(row2);
        ref T factor3 = ref sums.FactorOf(row3);
        ref T vector0 = ref sums.VectorAt(column0);
        ref T vector1 = ref sums.VectorAt(column1);
        nuint vector = 0;
        nuint factor = 0;
        for (nuint term = 0; term < sums.Terms; term++)
        {
            TVector x0 = TSimd.Load(in vector0, vector);
            TVector x1 = TSimd.Load(in vector1, vector);
            Add(Unsafe.Add(ref factor0, factor), x0, x1, ref sum00, ref sum01);
            Add(Unsafe.Add(ref factor1, factor), x0, x1, ref sum10, ref sum11);
            Add(Unsafe.Add(ref factor2, factor), x0, x1, ref sum20, ref sum21);
            Add(Unsafe.Add(ref factor3, factor), x0, x1, ref sum30, ref sum31);
            vector += sums.Columns;
            factor += sums.TermStride;
        }

        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum00), ref sums0, column0);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum01), ref sums0, column1);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum10), ref sums1, column0);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum11), ref sums1, column1);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum20), ref sums2, column0);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum21), ref sums2, column1);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum30), ref sums3, column0);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum31), ref sums3, column1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T factor, TVector x0, TVector x1, ref TVector sum0, ref TVector sum1)
    {
        TVector factors = TSimd.Create(factor);
        sum0 = TSimd.FusedMultiplyAdd(factors, x0, sum0);
        sum1 = TSimd.FusedMultiplyAdd(factors, x1, sum1);
    }
}
