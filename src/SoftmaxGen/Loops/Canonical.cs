using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>Makes of any NaN the one that does not depend on the processor or on the order of operands.</summary>
internal static class Canonical<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector value) => TSimd.WhereEqual(value, value, value, TSimd.Create(T.NaN));

    public static void Each(ref T values, nuint count)
    {
        nuint i = 0;
        for (; i + (nuint)TSimd.Count <= count; i += (nuint)TSimd.Count)
        {
            TSimd.Store(Of(TSimd.Load(in values, i)), ref values, i);
        }

        for (; i < count; i++)
        {
            ref T value = ref Unsafe.Add(ref values, i);
            value = Canonical<Scalar<T>, T, T>.Of(value);
        }
    }
}
