using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>The sum of 16 lanes, folded by halves: first down to one vector, then across it.</summary>
internal static class LaneFold<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(ref readonly T lanes)
    {
        TVector sum = TSimd.Load(in lanes, 0);
        if (TSimd.Count <= 8)
        {
            sum = TSimd.Add(sum, TSimd.Load(in lanes, 8));
        }

        if (TSimd.Count <= 4)
        {
            sum = TSimd.Add(sum, TSimd.Add(TSimd.Load(in lanes, 4), TSimd.Load(in lanes, 12)));
        }

        if (TSimd.Count <= 2)
        {
            sum = TSimd.Add(sum, SumFour(in lanes, 2));
        }

        if (TSimd.Count == 1)
        {
            sum = TSimd.Add(sum, TSimd.Add(SumFour(in lanes, 1), SumFour(in lanes, 3)));
        }

        return TSimd.SumAcross(sum);
    }

    /// <summary>Every fourth vector's worth of lanes, from <paramref name="lane"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumFour(ref readonly T lanes, nuint lane) => TSimd.Add(
        TSimd.Add(TSimd.Load(in lanes, lane), TSimd.Load(in lanes, lane + 8)),
        TSimd.Add(TSimd.Load(in lanes, lane + 4), TSimd.Load(in lanes, lane + 12)));
}
