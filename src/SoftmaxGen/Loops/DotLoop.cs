using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The dot product of two rows, and what the gradient through a softmax makes of it.</summary>
internal static class DotLoop<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Computes <c>sum_j left_j right_j</c> in about twice the precision, as two numbers.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Dot(ref readonly T left, ref readonly T right, nuint count, out T rest)
    {
        Unsafe.SkipInit(out LaneParts<TSimd, TVector, TWide, T> sums);
        sums.Begin(count);
        for (nuint part = 0; part < sums.Count; part++)
        {
            TWide sum = default;
            for (nuint i = part * Width; i + Width <= count; i += LaneParts.Lanes)
            {
                sum = TSimd.AddProduct(sum, TSimd.Load(in left, i), TSimd.Load(in right, i));
            }

            sums[part] = sum;
        }

        if (count % Width != 0)
        {
            sums.AddLastProduct(TSimd.Load(in left, count - Width), TSimd.Load(in right, count - Width), count);
        }

        return sums.Fold().Round(out rest);
    }

    /// <summary>Writes <c>left (right - dot)</c>, times the inverse temperature where there is one; the destination may be either row.</summary>
    public static void MultiplyDifference(
        ref readonly T left, ref readonly T right, nuint count, T dot, T dotRest, ref T destination, T inverseTemperature)
    {
        TVector dots = TSimd.Create(dot);
        TVector dotRests = TSimd.Create(dotRest);
        TVector last = MultiplyDifference(
            TSimd.Load(in left, count - Width), TSimd.Load(in right, count - Width), dots, dotRests, inverseTemperature);
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            TSimd.Store(
                MultiplyDifference(TSimd.Load(in left, i), TSimd.Load(in right, i), dots, dotRests, inverseTemperature),
                ref destination,
                i);
        }

        TSimd.Store(last, ref destination, count - Width);
    }

    // A difference beyond the range of the format is infinite, and times 0 not a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MultiplyDifference(
        TVector left, TVector right, TVector dot, TVector dotRest, T inverseTemperature) =>
        Canonical<TSimd, TVector, T>.Of(Temperature<TSimd, TVector, T>.Of(
            TSimd.Multiply(left, TSimd.Subtract(TSimd.Subtract(right, dot), dotRest)), inverseTemperature));
}
