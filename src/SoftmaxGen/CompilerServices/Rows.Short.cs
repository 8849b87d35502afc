using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.CompilerServices;

/// <content>Rows of two and of three floats, which lie in memory one after the other without a gap.</content>
/// <remarks>
/// Two columns are the even and the odd elements of two vectors. With three columns, element 3 i + c of class c stands at
/// another place modulo the number of lanes for each row i: the places of a class are picked from the three vectors
/// by two selections and put in order by one shuffle.
/// </remarks>
public static partial class Rows
{
    /// <summary>Reads 16 rows of two columns.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref readonly float source, out Vector512<float> column0, out Vector512<float> column1)
    {
        Vector512<float> first = Vector512.LoadUnsafe(in source);
        Vector512<float> second = Vector512.LoadUnsafe(in source, 16);
        column0 = Avx512F.PermuteVar16x32x2(first, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second);
        column1 = Avx512F.PermuteVar16x32x2(first, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second);
    }

    /// <summary>Writes 16 rows of two columns.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> column0, Vector512<float> column1, ref float destination)
    {
        Avx512F.PermuteVar16x32x2(column0, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), column1).StoreUnsafe(ref destination);
        Avx512F.PermuteVar16x32x2(column0, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), column1).StoreUnsafe(ref destination, 16);
    }

    /// <summary>Reads 16 rows of three columns.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    /// <param name="column2">Receives the third column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly float source, out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2)
    {
        Vector512<float> first = Vector512.LoadUnsafe(in source);
        Vector512<float> second = Vector512.LoadUnsafe(in source, 16);
        Vector512<float> third = Vector512.LoadUnsafe(in source, 32);
        column0 = Vector512.Shuffle(
            Vector512.ConditionalSelect(
                Vector512.Create(-1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1).AsSingle(),
                first,
                Vector512.ConditionalSelect(Vector512.Create(0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0).AsSingle(), second, third)),
            Vector512.Create(0, 3, 6, 9, 12, 15, 2, 5, 8, 11, 14, 1, 4, 7, 10, 13));
        column1 = Vector512.Shuffle(
            Vector512.ConditionalSelect(
                Vector512.Create(0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0).AsSingle(),
                first,
                Vector512.ConditionalSelect(Vector512.Create(-1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1).AsSingle(), second, third)),
            Vector512.Create(1, 4, 7, 10, 13, 0, 3, 6, 9, 12, 15, 2, 5, 8, 11, 14));
        column2 = Vector512.Shuffle(
            Vector512.ConditionalSelect(
                Vector512.Create(0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0).AsSingle(),
                first,
                Vector512.ConditionalSelect(Vector512.Create(0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0).AsSingle(), second, third)),
            Vector512.Create(2, 5, 8, 11, 14, 1, 4, 7, 10, 13, 0, 3, 6, 9, 12, 15));
    }

    /// <summary>Writes 16 rows of three columns.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector512<float> column0, Vector512<float> column1, Vector512<float> column2, ref float destination)
    {
        column0 = Vector512.Shuffle(column0, Vector512.Create(0, 11, 6, 1, 12, 7, 2, 13, 8, 3, 14, 9, 4, 15, 10, 5));
        column1 = Vector512.Shuffle(column1, Vector512.Create(5, 0, 11, 6, 1, 12, 7, 2, 13, 8, 3, 14, 9, 4, 15, 10));
        column2 = Vector512.Shuffle(column2, Vector512.Create(10, 5, 0, 11, 6, 1, 12, 7, 2, 13, 8, 3, 14, 9, 4, 15));
        Vector512.ConditionalSelect(
            Vector512.Create(-1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1).AsSingle(),
            column0,
            Vector512.ConditionalSelect(Vector512.Create(0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 0);
        Vector512.ConditionalSelect(
            Vector512.Create(0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0).AsSingle(),
            column0,
            Vector512.ConditionalSelect(Vector512.Create(-1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 16);
        Vector512.ConditionalSelect(
            Vector512.Create(0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0).AsSingle(),
            column0,
            Vector512.ConditionalSelect(Vector512.Create(0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 32);
    }

    /// <summary>Reads 8 rows of two columns.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref readonly float source, out Vector256<float> column0, out Vector256<float> column1)
    {
        Vector256<float> first = Vector256.LoadUnsafe(in source);
        Vector256<float> second = Vector256.LoadUnsafe(in source, 8);
        column0 = Avx2.Permute4x64(Avx.Shuffle(first, second, 0b10_00_10_00).AsInt64(), 0b11_01_10_00).AsSingle();
        column1 = Avx2.Permute4x64(Avx.Shuffle(first, second, 0b11_01_11_01).AsInt64(), 0b11_01_10_00).AsSingle();
    }

    /// <summary>Writes 8 rows of two columns.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> column0, Vector256<float> column1, ref float destination)
    {
        Vector256<float> low = Avx.UnpackLow(column0, column1);
        Vector256<float> high = Avx.UnpackHigh(column0, column1);
        Avx.Permute2x128(low, high, 0x20).StoreUnsafe(ref destination);
        Avx.Permute2x128(low, high, 0x31).StoreUnsafe(ref destination, 8);
    }

    /// <summary>Reads 8 rows of three columns.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    /// <param name="column2">Receives the third column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly float source, out Vector256<float> column0, out Vector256<float> column1, out Vector256<float> column2)
    {
        Vector256<float> first = Vector256.LoadUnsafe(in source);
        Vector256<float> second = Vector256.LoadUnsafe(in source, 8);
        Vector256<float> third = Vector256.LoadUnsafe(in source, 16);
        column0 = Vector256.Shuffle(
            Vector256.ConditionalSelect(
                Vector256.Create(-1, 0, 0, -1, 0, 0, -1, 0).AsSingle(),
                first,
                Vector256.ConditionalSelect(Vector256.Create(0, -1, 0, 0, -1, 0, 0, -1).AsSingle(), second, third)),
            Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5));
        column1 = Vector256.Shuffle(
            Vector256.ConditionalSelect(
                Vector256.Create(0, -1, 0, 0, -1, 0, 0, -1).AsSingle(),
                first,
                Vector256.ConditionalSelect(Vector256.Create(0, 0, -1, 0, 0, -1, 0, 0).AsSingle(), second, third)),
            Vector256.Create(1, 4, 7, 2, 5, 0, 3, 6));
        column2 = Vector256.Shuffle(
            Vector256.ConditionalSelect(
                Vector256.Create(0, 0, -1, 0, 0, -1, 0, 0).AsSingle(),
                first,
                Vector256.ConditionalSelect(Vector256.Create(-1, 0, 0, -1, 0, 0, -1, 0).AsSingle(), second, third)),
            Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7));
    }

    /// <summary>Writes 8 rows of three columns.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector256<float> column0, Vector256<float> column1, Vector256<float> column2, ref float destination)
    {
        column0 = Vector256.Shuffle(column0, Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5));
        column1 = Vector256.Shuffle(column1, Vector256.Create(5, 0, 3, 6, 1, 4, 7, 2));
        column2 = Vector256.Shuffle(column2, Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7));
        Vector256.ConditionalSelect(
            Vector256.Create(-1, 0, 0, -1, 0, 0, -1, 0).AsSingle(),
            column0,
            Vector256.ConditionalSelect(Vector256.Create(0, -1, 0, 0, -1, 0, 0, -1).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 0);
        Vector256.ConditionalSelect(
            Vector256.Create(0, -1, 0, 0, -1, 0, 0, -1).AsSingle(),
            column0,
            Vector256.ConditionalSelect(Vector256.Create(0, 0, -1, 0, 0, -1, 0, 0).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 8);
        Vector256.ConditionalSelect(
            Vector256.Create(0, 0, -1, 0, 0, -1, 0, 0).AsSingle(),
            column0,
            Vector256.ConditionalSelect(Vector256.Create(-1, 0, 0, -1, 0, 0, -1, 0).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 16);
    }

    /// <summary>Reads 4 rows of two columns.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref readonly float source, out Vector128<float> column0, out Vector128<float> column1)
    {
        Vector128<float> first = Vector128.LoadUnsafe(in source);
        Vector128<float> second = Vector128.LoadUnsafe(in source, 4);
        Vector128<int> low = UnpackLow(first.AsInt32(), second.AsInt32());
        Vector128<int> high = UnpackHigh(first.AsInt32(), second.AsInt32());
        column0 = UnpackLow(low, high).AsSingle();
        column1 = UnpackHigh(low, high).AsSingle();
    }

    /// <summary>Writes 4 rows of two columns.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> column0, Vector128<float> column1, ref float destination)
    {
        UnpackLow(column0.AsInt32(), column1.AsInt32()).AsSingle().StoreUnsafe(ref destination);
        UnpackHigh(column0.AsInt32(), column1.AsInt32()).AsSingle().StoreUnsafe(ref destination, 4);
    }

    /// <summary>Reads 4 rows of three columns.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    /// <param name="column2">Receives the third column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly float source, out Vector128<float> column0, out Vector128<float> column1, out Vector128<float> column2)
    {
        Vector128<float> first = Vector128.LoadUnsafe(in source);
        Vector128<float> second = Vector128.LoadUnsafe(in source, 4);
        Vector128<float> third = Vector128.LoadUnsafe(in source, 8);
        column0 = Vector128.Shuffle(
            Vector128.ConditionalSelect(
                Vector128.Create(-1, 0, 0, -1).AsSingle(),
                first,
                Vector128.ConditionalSelect(Vector128.Create(0, 0, -1, 0).AsSingle(), second, third)),
            Vector128.Create(0, 3, 2, 1));
        column1 = Vector128.Shuffle(
            Vector128.ConditionalSelect(
                Vector128.Create(0, -1, 0, 0).AsSingle(),
                first,
                Vector128.ConditionalSelect(Vector128.Create(-1, 0, 0, -1).AsSingle(), second, third)),
            Vector128.Create(1, 0, 3, 2));
        column2 = Vector128.Shuffle(
            Vector128.ConditionalSelect(
                Vector128.Create(0, 0, -1, 0).AsSingle(),
                first,
                Vector128.ConditionalSelect(Vector128.Create(0, -1, 0, 0).AsSingle(), second, third)),
            Vector128.Create(2, 1, 0, 3));
    }

    /// <summary>Writes 4 rows of three columns.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector128<float> column0, Vector128<float> column1, Vector128<float> column2, ref float destination)
    {
        column0 = Vector128.Shuffle(column0, Vector128.Create(0, 3, 2, 1));
        column1 = Vector128.Shuffle(column1, Vector128.Create(1, 0, 3, 2));
        column2 = Vector128.Shuffle(column2, Vector128.Create(2, 1, 0, 3));
        Vector128.ConditionalSelect(
            Vector128.Create(-1, 0, 0, -1).AsSingle(),
            column0,
            Vector128.ConditionalSelect(Vector128.Create(0, -1, 0, 0).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 0);
        Vector128.ConditionalSelect(
            Vector128.Create(0, 0, -1, 0).AsSingle(),
            column0,
            Vector128.ConditionalSelect(Vector128.Create(-1, 0, 0, -1).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 4);
        Vector128.ConditionalSelect(
            Vector128.Create(0, -1, 0, 0).AsSingle(),
            column0,
            Vector128.ConditionalSelect(Vector128.Create(0, 0, -1, 0).AsSingle(), column1, column2)).StoreUnsafe(ref destination, 8);
    }
}
