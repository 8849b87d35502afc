using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>A number of each of as many rows as a vector has lanes: one by one, or as a vector with a row a lane.</summary>
[InlineArray(16)]
internal struct RowColumn<T>
    where T : unmanaged
{
    private T _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Load<TSimd, TVector>()
        where TSimd : ISimd<TVector, T> => TSimd.Load(in _first, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TSimd, TVector>(TVector value)
        where TSimd : ISimd<TVector, T> => TSimd.Store(value, ref _first, 0);
}
