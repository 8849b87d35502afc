using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.CompilerServices;

/// <content>128-bit vectors: 4 rows of <see cref="float"/>, 2 of <see cref="double"/>.</content>
public static partial class Rows
{
    /// <summary>Reads four columns of 4 rows.</summary>
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
        out Vector128<float> column0,
        out Vector128<float> column1,
        out Vector128<float> column2,
        out Vector128<float> column3)
    {
        column0 = LoadParts128(in source, stride, 0);
        column1 = LoadParts128(in source, stride, 1);
        column2 = LoadParts128(in source, stride, 2);
        column3 = LoadParts128(in source, stride, 3);
        Transpose(ref column0, ref column1, ref column2, ref column3);
    }

    /// <summary>Reads two columns of 2 rows.</summary>
    /// <param name="source">The first of the two columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    /// <param name="column0">Receives the first column, a row a lane.</param>
    /// <param name="column1">Receives the second column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(
        ref readonly double source, nuint stride, out Vector128<double> column0, out Vector128<double> column1)
    {
        column0 = LoadParts128(in source, stride, 0);
        column1 = LoadParts128(in source, stride, 1);
        Transpose(ref column0, ref column1);
    }

    /// <summary>Writes four columns of 4 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="column2">The third column.</param>
    /// <param name="column3">The fourth column.</param>
    /// <param name="destination">The first of the four columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Vector128<float> column0,
        Vector128<float> column1,
        Vector128<float> column2,
        Vector128<float> column3,
        ref float destination,
        nuint stride)
    {
        Transpose(ref column0, ref column1, ref column2, ref column3);
        StoreParts(column0, ref destination, stride, 0);
        StoreParts(column1, ref destination, stride, 1);
        StoreParts(column2, ref destination, stride, 2);
        StoreParts(column3, ref destination, stride, 3);
    }

    /// <summary>Writes two columns of 2 rows.</summary>
    /// <param name="column0">The first column, a row a lane.</param>
    /// <param name="column1">The second column.</param>
    /// <param name="destination">The first of the two columns in the first row.</param>
    /// <param name="stride">The elements from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> column0, Vector128<double> column1, ref double destination, nuint stride)
    {
        Transpose(ref column0, ref column1);
        StoreParts(column0, ref destination, stride, 0);
        StoreParts(column1, ref destination, stride, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadParts128(ref readonly float source, nuint stride, nuint row)
    {
        return Vector128.LoadUnsafe(in source, row * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(Vector128<float> parts, ref float destination, nuint stride, nuint row)
    {
        parts.StoreUnsafe(ref destination, row * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LoadParts128(ref readonly double source, nuint stride, nuint row)
    {
        return Vector128.LoadUnsafe(in source, row * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(Vector128<double> parts, ref double destination, nuint stride, nuint row)
    {
        parts.StoreUnsafe(ref destination, row * stride);
    }

    /// <summary>Transposes four by four elements in each 128-bit part; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector128<float> column0, ref Vector128<float> column1, ref Vector128<float> column2, ref Vector128<float> column3)
    {
        // Integer shuffles: some processors run twice as many of them as of the floating-point forms.
        Vector128<long> low01 = UnpackLow(column0.AsInt32(), column1.AsInt32()).AsInt64();
        Vector128<long> high01 = UnpackHigh(column0.AsInt32(), column1.AsInt32()).AsInt64();
        Vector128<long> low23 = UnpackLow(column2.AsInt32(), column3.AsInt32()).AsInt64();
        Vector128<long> high23 = UnpackHigh(column2.AsInt32(), column3.AsInt32()).AsInt64();
        column0 = UnpackLow(low01, low23).AsSingle();
        column1 = UnpackHigh(low01, low23).AsSingle();
        column2 = UnpackLow(high01, high23).AsSingle();
        column3 = UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Transposes two by two elements in each 128-bit part; its own reverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector128<double> column0, ref Vector128<double> column1)
    {
        Vector128<long> low = UnpackLow(column0.AsInt64(), column1.AsInt64());
        Vector128<long> high = UnpackHigh(column0.AsInt64(), column1.AsInt64());
        column0 = low.AsDouble();
        column1 = high.AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<int> UnpackLow(Vector128<int> left, Vector128<int> right) =>
        Sse2.IsSupported ? Sse2.UnpackLow(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left, right)
        : Vector128.Create(left.GetElement(0), right.GetElement(0), left.GetElement(1), right.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<int> UnpackHigh(Vector128<int> left, Vector128<int> right) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left, right)
        : Vector128.Create(left.GetElement(2), right.GetElement(2), left.GetElement(3), right.GetElement(3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<long> UnpackLow(Vector128<long> left, Vector128<long> right) =>
        Sse2.IsSupported ? Sse2.UnpackLow(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left, right)
        : Vector128.Create(left.GetElement(0), right.GetElement(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<long> UnpackHigh(Vector128<long> left, Vector128<long> right) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left, right)
        : Vector128.Create(left.GetElement(1), right.GetElement(1));
}
