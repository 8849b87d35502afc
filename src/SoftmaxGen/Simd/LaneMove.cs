using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Simd;

/// <summary>Moves lanes by numbers that are not constants.</summary>
internal static class LaneMove
{
    /// <summary>The numbers of the lanes.</summary>
    public static Vector512<int> Indices512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    /// <summary>The numbers of the lanes.</summary>
    public static Vector256<int> Indices256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
    }

    /// <summary>The numbers of the lanes.</summary>
    public static Vector128<int> Indices128
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(0, 1, 2, 3);
    }

    /// <summary>Gets a lane, by its number modulo the number of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(Vector512<float> value, int lane) => Avx512F.PermuteVar16x32(value, Vector512.CreateScalarUnsafe(lane)).ToScalar();

    /// <summary>Gets a lane, by its number modulo the number of lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(Vector256<float> value, int lane) => Avx2.PermuteVar8x32(value, Vector256.CreateScalarUnsafe(lane)).ToScalar();

    /// <summary>Gets a lane, by its number modulo the number of lanes; from memory where the processor does not permute by variables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(Vector128<float> value, int lane) => Avx.IsSupported
        ? Avx.PermuteVar(value, Vector128.CreateScalarUnsafe(lane)).ToScalar()
        : value.GetElement(lane % Vector128<float>.Count);

    /// <summary>Gets the move of the last lanes of a vector to the first ones. Lanes of 64 bits move as pairs of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrontMove<Vector512<T>> ToFront512<T>(nuint count)
        where T : unmanaged
    {
        int parts = (int)count * (Unsafe.SizeOf<T>() / sizeof(int));
        Vector512<int> index = Indices512;
        return new(
            count,
            (index + Vector512.Create(Vector512<int>.Count - parts)).As<int, T>(),
            Vector512.LessThan(index, Vector512.Create(parts)).As<int, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrontMove<Vector256<T>> ToFront256<T>(nuint count)
        where T : unmanaged
    {
        int parts = (int)count * (Unsafe.SizeOf<T>() / sizeof(int));
        Vector256<int> index = Indices256;
        return new(
            count,
            (index + Vector256.Create(Vector256<int>.Count - parts)).As<int, T>(),
            Vector256.LessThan(index, Vector256.Create(parts)).As<int, T>());
    }

    /// <summary>Moves lanes to the first ones, +0 into the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ToFront<T>(Vector512<T> value, FrontMove<Vector512<T>> move)
        where T : unmanaged =>
        (Avx512F.PermuteVar16x32(value.AsInt32(), move.Index.AsInt32()) & move.Mask.AsInt32()).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ToFront<T>(Vector256<T> value, FrontMove<Vector256<T>> move)
        where T : unmanaged =>
        (Avx2.PermuteVar8x32(value.AsInt32(), move.Index.AsInt32()) & move.Mask.AsInt32()).As<int, T>();

    /// <summary>By constant indices, of which 4 is no lane: not every processor permutes by others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ToFront<T>(Vector128<T> value, FrontMove<Vector128<T>> move)
        where T : unmanaged
    {
        int parts = (int)move.Count * (Unsafe.SizeOf<T>() / sizeof(int));
        Vector128<int> moved = parts switch
        {
            0 => Vector128<int>.Zero,
            1 => Vector128.Shuffle(value.AsInt32(), Vector128.Create(3, 4, 4, 4)),
            2 => Vector128.Shuffle(value.AsInt32(), Vector128.Create(2, 3, 4, 4)),
            3 => Vector128.Shuffle(value.AsInt32(), Vector128.Create(1, 2, 3, 4)),
            _ => value.AsInt32(),
        };
        return moved.As<int, T>();
    }
}
