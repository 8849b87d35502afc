using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>
/// Reduces as many vectors as a vector has lanes to one, a vector a lane. Halves of two vectors go side by side into
/// two others, which are combined; then halves of those halves, and so on. A step treats all lanes, so that it takes a fifth
/// of what it takes to reduce the vectors one by one. Lanes fold by halves, as they do in one vector.
/// </summary>
internal static class EachAcross
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(ref readonly Vector512<float> rows) => MaxOfPairs(
        MaxOfElements(MaxOfParts(in rows, 0), MaxOfParts(in rows, 1)), MaxOfElements(MaxOfParts(in rows, 2), MaxOfParts(in rows, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(ref readonly Vector256<float> rows) => MaxOfPairs(
        MaxOfElements(MaxOfParts(in rows, 0), MaxOfParts(in rows, 1)), MaxOfElements(MaxOfParts(in rows, 2), MaxOfParts(in rows, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(ref readonly Vector128<float> rows) => MaxOfPairs(
        MaxOfElements(At(in rows, 0), At(in rows, 1)), MaxOfElements(At(in rows, 2), At(in rows, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Sum(ref readonly WideSum512<float> rows) =>
        new(SumOfEight(in rows), SumOfEight(in Unsafe.Add(ref Unsafe.AsRef(in rows), 8)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum256<float> Sum(ref readonly WideSum256<float> rows) =>
        new(SumOfFour(in rows), SumOfFour(in Unsafe.Add(ref Unsafe.AsRef(in rows), 4)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum128<float> Sum(ref readonly WideSum128<float> rows) =>
        new(SumOfTwo(in rows), SumOfTwo(in Unsafe.Add(ref Unsafe.AsRef(in rows), 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SumOfEight(ref readonly WideSum512<float> rows)
    {
        Vector512<double> even = SumOfParts(in rows, 0);
        Vector512<double> odd = SumOfParts(in rows, 1);
        return Avx512F.UnpackLow(even, odd) + Avx512F.UnpackHigh(even, odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumOfFour(ref readonly WideSum256<float> rows)
    {
        Vector256<double> even = SumOfHalves(At(in rows, 0), At(in rows, 2));
        Vector256<double> odd = SumOfHalves(At(in rows, 1), At(in rows, 3));
        return Avx.UnpackLow(even, odd) + Avx.UnpackHigh(even, odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> SumOfTwo(ref readonly WideSum128<float> rows)
    {
        Vector128<long> left = (At(in rows, 0).First + At(in rows, 0).Second).AsInt64();
        Vector128<long> right = (At(in rows, 1).First + At(in rows, 1).Second).AsInt64();
        return Rows.UnpackLow(left, right).AsDouble() + Rows.UnpackHigh(left, right).AsDouble();
    }

    // In each 128-bit part what is left of rows i, i + 2, i + 4 and i + 6.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SumOfParts(ref readonly WideSum512<float> rows, int i)
    {
        Vector512<double> low = SumOfHalves(At(in rows, i), At(in rows, i + 2));
        Vector512<double> high = SumOfHalves(At(in rows, i + 4), At(in rows, i + 6));
        return Avx512F.Shuffle4x128(low, high, 0x88) + Avx512F.Shuffle4x128(low, high, 0xDD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> SumOfHalves(WideSum512<float> left, WideSum512<float> right)
    {
        Vector512<double> sumOfLeft = left.First + left.Second;
        Vector512<double> sumOfRight = right.First + right.Second;
        return Avx512F.Shuffle4x128(sumOfLeft, sumOfRight, 0x44) + Avx512F.Shuffle4x128(sumOfLeft, sumOfRight, 0xEE);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumOfHalves(WideSum256<float> left, WideSum256<float> right)
    {
        Vector256<double> sumOfLeft = left.First + left.Second;
        Vector256<double> sumOfRight = right.First + right.Second;
        return Avx.Permute2x128(sumOfLeft, sumOfRight, 0x20) + Avx.Permute2x128(sumOfLeft, sumOfRight, 0x31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector At<TVector>(ref readonly TVector rows, int row) => Unsafe.Add(ref Unsafe.AsRef(in rows), row);

    // In each 128-bit part what is left of rows i, i + 4, i + 8 and i + 12.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MaxOfParts(ref readonly Vector512<float> rows, int i)
    {
        Vector512<float> low = MaxOfHalves(At(in rows, i), At(in rows, i + 4));
        Vector512<float> high = MaxOfHalves(At(in rows, i + 8), At(in rows, i + 12));
        return NativeMax.Max(Avx512F.Shuffle4x128(low, high, 0x88), Avx512F.Shuffle4x128(low, high, 0xDD));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MaxOfParts(ref readonly Vector256<float> rows, int i)
    {
        Vector256<float> left = At(in rows, i);
        Vector256<float> right = At(in rows, i + 4);
        return NativeMax.Max(Avx.Permute2x128(left, right, 0x20), Avx.Permute2x128(left, right, 0x31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MaxOfHalves(Vector512<float> left, Vector512<float> right) =>
        NativeMax.Max(Avx512F.Shuffle4x128(left, right, 0x44), Avx512F.Shuffle4x128(left, right, 0xEE));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MaxOfElements(Vector512<float> left, Vector512<float> right) => NativeMax.Max(
        Avx512F.UnpackLow(left.AsInt32(), right.AsInt32()).AsSingle(), Avx512F.UnpackHigh(left.AsInt32(), right.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MaxOfElements(Vector256<float> left, Vector256<float> right) => NativeMax.Max(
        Avx2.UnpackLow(left.AsInt32(), right.AsInt32()).AsSingle(), Avx2.UnpackHigh(left.AsInt32(), right.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MaxOfElements(Vector128<float> left, Vector128<float> right) => NativeMax.Max(
        Rows.UnpackLow(left.AsInt32(), right.AsInt32()).AsSingle(), Rows.UnpackHigh(left.AsInt32(), right.AsInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> MaxOfPairs(Vector512<float> left, Vector512<float> right) => NativeMax.Max(
        Avx512F.UnpackLow(left.AsInt64(), right.AsInt64()).AsSingle(), Avx512F.UnpackHigh(left.AsInt64(), right.AsInt64()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MaxOfPairs(Vector256<float> left, Vector256<float> right) => NativeMax.Max(
        Avx2.UnpackLow(left.AsInt64(), right.AsInt64()).AsSingle(), Avx2.UnpackHigh(left.AsInt64(), right.AsInt64()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MaxOfPairs(Vector128<float> left, Vector128<float> right) => NativeMax.Max(
        Rows.UnpackLow(left.AsInt64(), right.AsInt64()).AsSingle(), Rows.UnpackHigh(left.AsInt64(), right.AsInt64()).AsSingle());
}
