using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.CompilerServices;

/// <content>256-bit vectors: 8 rows of <see cref="float"/>, 4 of <see cref="double"/>.</content>
public static partial class Rows
{
    /// <summary>Reads four columns of 8 rows.</summary>
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
        out Vector256<float> column0,
        out Vector256<float> column1,
        out Vector256<float> column2,
        out Vector256<float> column3)
    {
        column0 = LoadParts256(in source, stride, 0);
        column1 = LoadParts256(in source, stride, 1);
        column2 = LoadParts256(in source, stride, 2);
        column3 = LoadParts256(in source, stride, 3);
        Transpose(ref column0, ref column1, ref column2, ref column3);
    }

    /// <summary>Reads two columns of 4 rows.</summary>
    /// <param name="source">The first of the two columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly double source, nuint stride, out Vector256<double> column0, out Vector256<double> column1)
    {
        column0 = LoadParts256(in source, stride, 0);
        column1 = LoadParts256(in source, stride, 1);
        Transpose(ref column0, ref column1);
    }

    /// <summary>Writes four columns of 8 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="column3">The fourth column.</param>
    /// <param name="destination">The first of the four columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector256<float> column0,
        Vector256<float> column1,
        Vector256<float> column2,
        Vector256<float> column3,
        ref float destination,
        nuint stride)
    {
        Transpose(ref column0, ref column1, ref column2, ref column3);
        StoreParts(column0, ref destination, stride, 0);
        StoreParts(column1, ref destination, stride, 1);
        StoreParts(column2, ref destination, stride, 2);
        StoreParts(column3, ref destination, stride, 3);
    }

    /// <summary>Writes two columns of 4 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="destination">The first of the two columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> column0, Vector256<double> column1, ref double destination, nuint stride)
    {
        Transpose(ref column0, ref column1);
        StoreParts(column0, ref destination, stride, 0);
        StoreParts(column1, ref destination, stride, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadParts256(ref readonly float source, nuint stride, nuint row)
    {
        Vector256<float> parts = Vector128.LoadUnsafe(in source, row * stride).ToVector256Unsafe();
        parts = Avx.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 4) * stride), 1);
        return parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(Vector256<float> parts, ref float destination, nuint stride, nuint row)
    {
        parts.GetLower().StoreUnsafe(ref destination, row * stride);
        Avx.ExtractVector128(parts, 1).StoreUnsafe(ref destination, (row + 4) * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LoadParts256(ref readonly double source, nuint stride, nuint row)
    {
        Vector256<double> parts = Vector128.LoadUnsafe(in source, row * stride).ToVector256Unsafe();
        parts = Avx.InsertVector128(parts, Vector128.LoadUnsafe(in source, (row + 2) * stride), 1);
        return parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(Vector256<double> parts, ref double destination, nuint stride, nuint row)
    {
        parts.GetLower().StoreUnsafe(ref destination, row * stride);
        Avx.ExtractVector128(parts, 1).StoreUnsafe(ref destination, (row + 2) * stride);
    }

    /// <summary>Transposes four by four elements in each 128-bit part; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector256<float> column0, ref Vector256<float> column1, ref Vector256<float> column2, ref Vector256<float> column3)
    {
        // Integer shuffles: some processors run twice as many of them as of the floating-point forms.
        Vector256<long> low01 = Avx2.UnpackLow(column0.AsInt32(), column1.AsInt32()).AsInt64();
        Vector256<long> high01 = Avx2.UnpackHigh(column0.AsInt32(), column1.AsInt32()).AsInt64();
        Vector256<long> low23 = Avx2.UnpackLow(column2.AsInt32(), column3.AsInt32()).AsInt64();
        Vector256<long> high23 = Avx2.UnpackHigh(column2.AsInt32(), column3.AsInt32()).AsInt64();
        column0 = Avx2.UnpackLow(low01, low23).AsSingle();
        column1 = Avx2.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx2.UnpackLow(high01, high23).AsSingle();
        column3 = Avx2.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Transposes two by two elements in each 128-bit part; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector256<double> column0, ref Vector256<double> column1)
    {
        Vector256<long> low = Avx2.UnpackLow(column0.AsInt64(), column1.AsInt64());
        Vector256<long> high = Avx2.UnpackHigh(column0.AsInt64(), column1.AsInt64());
        column0 = low.AsDouble();
        column1 = high.AsDouble();
    }
}
