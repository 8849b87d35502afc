using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>
/// One row of floats in the narrowest vector that holds it: more than half of the lanes are its own, so it is two halves of the
/// vector that overlap. Some element of the row is in each of the lanes that are left.
/// </content>
public static partial class Rows
{
    /// <summary>Reads a row of 9 to 16 elements.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadRow512(ref readonly float source, int count)
    {
        Vector512<float> halves = Vector256.LoadUnsafe(in source).ToVector512Unsafe()
            .WithUpper(Vector256.LoadUnsafe(in source, (nuint)(count - Vector256<float>.Count)));
        Vector512<int> overlap = Vector512.Create(Vector512<int>.Count - count) & Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1);
        return Avx512F.PermuteVar16x32(halves, LaneMove.Indices512 + overlap);
    }

    /// <summary>Reads a row of 5 to 8 elements.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadRow256(ref readonly float source, int count)
    {
        Vector256<float> halves = Vector128.LoadUnsafe(in source).ToVector256Unsafe()
            .WithUpper(Vector128.LoadUnsafe(in source, (nuint)(count - Vector128<float>.Count)));
        Vector256<int> overlap = Vector256.Create(Vector256<int>.Count - count) & Vector256.Create(0, 0, 0, 0, -1, -1, -1, -1);
        return Avx2.PermuteVar8x32(halves, LaneMove.Indices256 + overlap);
    }

    /// <summary>Reads a row of 1 to 4 elements.</summary>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The row.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadRow128(ref readonly float source, int count) => count switch
    {
        1 => Vector128.Create(source),
        2 => Vector128.Create(ReadTwo(in source)).AsSingle(),
        3 => UnpackLow(
            Vector128.CreateScalarUnsafe(ReadTwo(in source)).AsInt64(),
            Vector128.Create(Unsafe.Add(ref Unsafe.AsRef(in source), 2)).AsInt64()).AsSingle(),
        _ => Vector128.LoadUnsafe(in source),
    };

    /// <summary>Writes a row of 9 to 16 elements.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRow512(Vector512<float> row, int count, ref float destination)
    {
        int upper = count - Vector256<float>.Count;
        Vector512<int> index = LaneMove.Indices512 + Vector512.Create(upper);
        row.GetLower().StoreUnsafe(ref destination);
        Avx512F.PermuteVar16x32(row, index).GetLower().StoreUnsafe(ref destination, (nuint)upper);
    }

    /// <summary>Writes a row of 5 to 8 elements.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRow256(Vector256<float> row, int count, ref float destination)
    {
        int upper = count - Vector128<float>.Count;
        Vector256<int> index = LaneMove.Indices256 + Vector256.Create(upper);
        row.GetLower().StoreUnsafe(ref destination);
        Avx2.PermuteVar8x32(row, index).GetLower().StoreUnsafe(ref destination, (nuint)upper);
    }

    /// <summary>Writes a row of 1 to 4 elements.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="destination">The first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRow128(Vector128<float> row, int count, ref float destination)
    {
        switch (count)
        {
            case 1:
                destination = row.ToScalar();
                break;
            case 4:
                row.StoreUnsafe(ref destination);
                break;
            default:
                Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref destination), row.AsDouble().ToScalar());
                if (count == 3)
                {
                    Unsafe.Add(ref destination, 2) = row.GetElement(2);
                }

                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ReadTwo(ref readonly float source) =>
        Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.AsRef(in source)));
}
