using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.CompilerServices;

/// <content>
/// Eight columns of 16 rows of <see cref="float"/>, 32 bytes of a row at once: half as many loads and stores as two steps
/// of four columns.
/// </content>
/// <remarks>
/// A vector holds row t and row t + 4. After the transposition in 128-bit parts, parts 0 and 2 of vector c are column
/// c and parts 1 and 3 are column c + 4, of rows 0 to 7 or, from the other four vectors, 8 to 15.
/// </remarks>
public static partial class Rows
{
    /// <summary>Reads eight columns of 16 rows.</summary>
    /// <param name="source">The first of the columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    /// <param name="column2">Receives the third column.</param>
    /// <param name="column3">Receives the fourth column.</param>
    /// <param name="column4">Receives the fifth column.</param>
    /// <param name="column5">Receives the sixth column.</param>
    /// <param name="column6">Receives the seventh column.</param>
    /// <param name="column7">Receives the eighth column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly float source,
        nuint stride,
        out Vector512<float> column0,
        out Vector512<float> column1,
        out Vector512<float> column2,
        out Vector512<float> column3,
        out Vector512<float> column4,
        out Vector512<float> column5,
        out Vector512<float> column6,
        out Vector512<float> column7)
    {
        Vector512<float> upper0 = LoadHalves(in source, stride, 0);
        Vector512<float> upper1 = LoadHalves(in source, stride, 1);
        Vector512<float> upper2 = LoadHalves(in source, stride, 2);
        Vector512<float> upper3 = LoadHalves(in source, stride, 3);
        Vector512<float> lower0 = LoadHalves(in source, stride, 8);
        Vector512<float> lower1 = LoadHalves(in source, stride, 9);
        Vector512<float> lower2 = LoadHalves(in source, stride, 10);
        Vector512<float> lower3 = LoadHalves(in source, stride, 11);
        Transpose(ref upper0, ref upper1, ref upper2, ref upper3);
        Transpose(ref lower0, ref lower1, ref lower2, ref lower3);
        column0 = Avx512F.Shuffle4x128(upper0, lower0, 0b10_00_10_00);
        column1 = Avx512F.Shuffle4x128(upper1, lower1, 0b10_00_10_00);
        column2 = Avx512F.Shuffle4x128(upper2, lower2, 0b10_00_10_00);
        column3 = Avx512F.Shuffle4x128(upper3, lower3, 0b10_00_10_00);
        column4 = Avx512F.Shuffle4x128(upper0, lower0, 0b11_01_11_01);
        column5 = Avx512F.Shuffle4x128(upper1, lower1, 0b11_01_11_01);
        column6 = Avx512F.Shuffle4x128(upper2, lower2, 0b11_01_11_01);
        column7 = Avx512F.Shuffle4x128(upper3, lower3, 0b11_01_11_01);
    }

    /// <summary>Writes eight columns of 16 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="column3">The fourth column.</param>
    /// <param name="column4">The fifth column.</param>
    /// <param name="column5">The sixth column.</param>
    /// <param name="column6">The seventh column.</param>
    /// <param name="column7">The eighth column.</param>
    /// <param name="destination">The first of the columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector512<float> column0,
        Vector512<float> column1,
        Vector512<float> column2,
        Vector512<float> column3,
        Vector512<float> column4,
        Vector512<float> column5,
        Vector512<float> column6,
        Vector512<float> column7,
        ref float destination,
        nuint stride)
    {
        Vector512<long> upper = Vector512.Create(0L, 1, 8, 9, 2, 3, 10, 11);
        Vector512<long> lower = Vector512.Create(4L, 5, 12, 13, 6, 7, 14, 15);
        Vector512<float> upper0 = Interleave(column0, upper, column4);
        Vector512<float> upper1 = Interleave(column1, upper, column5);
        Vector512<float> upper2 = Interleave(column2, upper, column6);
        Vector512<float> upper3 = Interleave(column3, upper, column7);
        Vector512<float> lower0 = Interleave(column0, lower, column4);
        Vector512<float> lower1 = Interleave(column1, lower, column5);
        Vector512<float> lower2 = Interleave(column2, lower, column6);
        Vector512<float> lower3 = Interleave(column3, lower, column7);
        Transpose(ref upper0, ref upper1, ref upper2, ref upper3);
        Transpose(ref lower0, ref lower1, ref lower2, ref lower3);
        StoreHalves(upper0, ref destination, stride, 0);
        StoreHalves(upper1, ref destination, stride, 1);
        StoreHalves(upper2, ref destination, stride, 2);
        StoreHalves(upper3, ref destination, stride, 3);
        StoreHalves(lower0, ref destination, stride, 8);
        StoreHalves(lower1, ref destination, stride, 9);
        StoreHalves(lower2, ref destination, stride, 10);
        StoreHalves(lower3, ref destination, stride, 11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LoadHalves(ref readonly float source, nuint stride, nuint row) => Avx512F.InsertVector256(
        Vector256.LoadUnsafe(in source, row * stride).ToVector512Unsafe().AsDouble(),
        Vector256.LoadUnsafe(in source, (row + 4) * stride).AsDouble(),
        1).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves(Vector512<float> halves, ref float destination, nuint stride, nuint row)
    {
        halves.GetLower().StoreUnsafe(ref destination, row * stride);
        halves.GetUpper().StoreUnsafe(ref destination, (row + 4) * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Interleave(Vector512<float> left, Vector512<long> indices, Vector512<float> right) =>
        Avx512F.PermuteVar8x64x2(left.AsInt64(), indices, right.AsInt64()).AsSingle();
}
