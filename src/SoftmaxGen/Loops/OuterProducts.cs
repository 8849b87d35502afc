using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The loop over <see cref="ProductSums{T}"/>, by tiles of some rows and two vectors of columns that stay in registers
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
    public static void Run(ref readonly ProductSums<T> sums)
    {
        nuint row = 0;
        for (; row + 1 < sums.Rows; row += 4)
        {
            RunRows<FourRows>(in sums, row);
        }

        if (row < sums.Rows)
        {
            RunRows<OneRow>(in sums, row);
        }
    }

    /// <summary>All columns of some rows; past the last row, that one again: the same sums, written once more.</summary>
    /// <remarks>
    /// The last vector ends with the last column and may overlap the one before. They share a tile, which reads both before
    /// it writes: of an odd number of vectors it is the first that makes a tile alone, taken twice.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunRows<TRows>(ref readonly ProductSums<T> sums, nuint row)
        where TRows : ITileRows
    {
        nuint lastRow = sums.Rows - 1;
        nuint row1 = nuint.Min(row + 1, lastRow);
        nuint row2 = nuint.Min(row + 2, lastRow);
        nuint row3 = nuint.Min(row + 3, lastRow);
        ref T sums0 = ref sums.SumsOf(row);
        ref T sums1 = ref sums.SumsOf(row1);
        ref T sums2 = ref sums.SumsOf(row2);
        ref T sums3 = ref sums.SumsOf(row3);
        ref T factor0 = ref sums.FactorOf(row);
        ref T factor1 = ref sums.FactorOf(row1);
        ref T factor2 = ref sums.FactorOf(row2);
        ref T factor3 = ref sums.FactorOf(row3);

        nuint last = sums.Columns - Width;
        nuint column1 = (sums.Columns + Width - 1) / Width % 2 == 0 ? nuint.Min(Width, last) : 0;
        for (nuint column0 = 0; column0 <= last; column0 = column1 + Width, column1 = nuint.Min(column0 + Width, last))
        {
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
                Load(ref sums0, column0, column1, out sum00, out sum01);
                if (TRows.Count == 4)
                {
                    Load(ref sums1, column0, column1, out sum10, out sum11);
                    Load(ref sums2, column0, column1, out sum20, out sum21);
                    Load(ref sums3, column0, column1, out sum30, out sum31);
                }
            }

            ref T vector0 = ref sums.VectorAt(column0);
            ref T vector1 = ref sums.VectorAt(column1);
            nuint vector = 0;
            nuint factor = 0;
            for (nuint term = 0; term < sums.Terms; term++)
            {
                TVector x0 = TSimd.Load(in vector0, vector);
                TVector x1 = TSimd.Load(in vector1, vector);
                Add(Unsafe.Add(ref factor0, factor), x0, x1, ref sum00, ref sum01);
                if (TRows.Count == 4)
                {
                    Add(Unsafe.Add(ref factor1, factor), x0, x1, ref sum10, ref sum11);
                    Add(Unsafe.Add(ref factor2, factor), x0, x1, ref sum20, ref sum21);
                    Add(Unsafe.Add(ref factor3, factor), x0, x1, ref sum30, ref sum31);
                }

                vector += sums.Columns;
                factor += sums.TermStride;
            }

            Store(sum00, sum01, ref sums0, column0, column1);
            if (TRows.Count == 4)
            {
                Store(sum10, sum11, ref sums1, column0, column1);
                Store(sum20, sum21, ref sums2, column0, column1);
                Store(sum30, sum31, ref sums3, column0, column1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref T sums, nuint column0, nuint column1, out TVector sum0, out TVector sum1)
    {
        sum0 = TSimd.Load(in sums, column0);
        sum1 = TSimd.Load(in sums, column1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T factor, TVector x0, TVector x1, ref TVector sum0, ref TVector sum1)
    {
        TVector factors = TSimd.Create(factor);
        sum0 = TSimd.FusedMultiplyAdd(factors, x0, sum0);
        sum1 = TSimd.FusedMultiplyAdd(factors, x1, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sum0, TVector sum1, ref T sums, nuint column0, nuint column1)
    {
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum0), ref sums, column0);
        TSimd.Store(Canonical<TSimd, TVector, T>.Of(sum1), ref sums, column1);
    }
}
