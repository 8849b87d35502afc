using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The passes over a row that a few vectors hold, without a loop, see <see cref="IVectors"/>.</summary>
internal static class FewVectors<TSimd, TVector, TVectors, T>
    where TSimd : ISimd<TVector, T>
    where TVectors : IVectors
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)(Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>());
    }

    /// <summary>Vectors of which the largest lane is the largest element; any element when the row has a NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxLanes(ref readonly T logits, nuint count)
    {
        TVector max = TSimd.Max(TSimd.Load(in logits, count - Width), TSimd.Load(in logits, 0));
        max = TVectors.Count >= 3 ? TSimd.Max(max, TSimd.Load(in logits, Width)) : max;
        max = TVectors.Count >= 4 ? TSimd.Max(max, TSimd.Load(in logits, 2 * Width)) : max;
        max = TVectors.Count >= 5 ? TSimd.Max(max, TSimd.Load(in logits, 3 * Width)) : max;
        max = TVectors.Count >= 6 ? TSimd.Max(max, TSimd.Load(in logits, 4 * Width)) : max;
        return max;
    }

    /// <summary>Multiplies the exponentials of a row, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(ref T row, nuint count, TVector scale, TVector scaleRest)
    {
        TVector last = TSimd.Multiply(TSimd.Load(in row, count - Width), scale, scaleRest);
        ScaleVector(ref row, 0, scale, scaleRest);
        if (TVectors.Count >= 3)
        {
            ScaleVector(ref row, Width, scale, scaleRest);
        }

        if (TVectors.Count >= 4)
        {
            ScaleVector(ref row, 2 * Width, scale, scaleRest);
        }

        if (TVectors.Count >= 5)
        {
            ScaleVector(ref row, 3 * Width, scale, scaleRest);
        }

        if (TVectors.Count >= 6)
        {
            ScaleVector(ref row, 4 * Width, scale, scaleRest);
        }

        TSimd.Store(last, ref row, count - Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ScaleVector(ref T row, nuint index, TVector scale, TVector scaleRest) =>
        TSimd.Store(TSimd.Multiply(TSimd.Load(in row, index), scale, scaleRest), ref row, index);
}
