using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.CompilerServices;

/// <content>512-bit vectors: 16 rows of <see cref="float"/>, 8 of <see cref="double"/>.</content>
public static partial class Rows
{
    /// <summary>Reads four columns of 16 rows.</summary>
    /// <param name="source">The first of the four columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    /// <param name="column2">Receives the third column.</param>
    /// <param name="column3">Receives the fourth column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly float source,
        nuint stride,
        out Vector512<float> column0,
        out Vector512<float> column1,
        out Vector512<float> column2,
        out Vector512<float> column3)
    {
        column0 = LoadParts512(in source, stride, 0);
        column1 = LoadParts512(in source, stride, 1);
        column2 = LoadParts512(in source, stride, 2);
        column3 = LoadParts512(in source, stride, 3);
        Transpose(ref column0, ref column1, ref column2, ref column3);
    }

    /// <summary>Reads two columns of 8 rows.</summary>
    /// <param name="source">The first of the two columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly double source, nuint stride, out Vector512<double> column0, out Vector512<double> column1)
    {
        column0 = LoadParts512(in source, stride, 0);
        column1 = LoadParts512(in source, stride, 1);
        Transpose(ref column0, ref column1);
    }

    /// <summary>Writes four columns of 16 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="column3">The fourth column.</param>
    /// <param name="destination">The first of the four columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector512<float> column0,
        Vector512<float> column1,
        Vector512<float> column2,
        Vector512<float> column3,
        ref float destination,
        nuint stride)
    {
        Transpose(ref column0, ref column1, ref column2, ref column3);
        StoreParts(column0, ref destination, stride, 0);
        StoreParts(column1, ref destination, stride, 1);
        StoreParts(column2, ref destination, stride, 2);
        StoreParts(column3, ref destination, stride, 3);
    }

    /// <summary>Writes two columns of 8 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="destination">The first of the two columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> column0, Vector512<double> column1, ref double destination, nuint stride)
    {
        Transpose(ref column0, ref column1);
        StoreParts(column0, ref destination, stride, 0);
        StoreParts(column1, ref destination, stride, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LoadParts512(ref readonly float source, nuint stride, nuint row)
    {
        Vector512<float> parts = Vector128.LoadUnsafe(in source, row * stride).ToVector256Unsafe().ToVector512Unsafe();
        parts = Avx512F.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 4) * stride), 1);
        parts = Avx512F.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 8) * stride), 2);
        parts = Avx512F.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 12) * stride), 3);
        return parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(Vector512<float> parts, ref float destination, nuint stride, nuint row)
    {
        parts.GetLower().GetLower().StoreUnsafe(ref destination, row * stride);
        Avx512F.ExtractVector128(parts, 1).StoreUnsafe(ref destination, (row + 4) * stride);
        Avx512F.ExtractVector128(parts, 2).StoreUnsafe(ref destination, (row + 8) * stride);
        Avx512F.ExtractVector128(parts, 3).StoreUnsafe(ref destination, (row + 12) * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LoadParts512(ref readonly double source, nuint stride, nuint row)
    {
        Vector512<double> parts = Vector128.LoadUnsafe(in source, row * stride).ToVector256Unsafe().ToVector512Unsafe();
        parts = Avx512DQ.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 2) * stride), 1);
        parts = Avx512DQ.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 4) * stride), 2);
        parts = Avx512DQ.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 6) * stride), 3);
        return parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(Vector512<double> parts, ref double destination, nuint stride, nuint row)
    {
        parts.GetLower().GetLower().StoreUnsafe(ref destination, row * stride);
        Avx512DQ.ExtractVector128(parts, 1).StoreUnsafe(ref destination, (row + 2) * stride);
        Avx512DQ.ExtractVector128(parts, 2).StoreUnsafe(ref destination, (row + 4) * stride);
        Avx512DQ.ExtractVector128(parts, 3).StoreUnsafe(ref destination, (row + 6) * stride);
    }

    /// <summary>Transposes four by four elements in each 128-bit part; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector512<float> column0, ref Vector512<float> column1, ref Vector512<float> column2, ref Vector512<float> column3)
    {
        // Integer shuffles: some processors run twice as many of them as of the floating-point forms.
        Vector512<long> low01 = Avx512F.UnpackLow(column0.AsInt32(), column1.AsInt32()).AsInt64();
        Vector512<long> high01 = Avx512F.UnpackHigh(column0.AsInt32(), column1.AsInt32()).AsInt64();
        Vector512<long> low23 = Avx512F.UnpackLow(column2.AsInt32(), column3.AsInt32()).AsInt64();
        Vector512<long> high23 = Avx512F.UnpackHigh(column2.AsInt32(), column3.AsInt32()).AsInt64();
        column0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        column1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        column3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Transposes two by two elements in each 128-bit part; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector512<double> column0, ref Vector512<double> column1)
    {
        Vector512<long> low = Avx512F.UnpackLow(column0.AsInt64(), column1.AsInt64());
        Vector512<long> high = Avx512F.UnpackHigh(column0.AsInt64(), column1.AsInt64());
        column0 = low.AsDouble();
        column1 = high.AsDouble();
    }
}
