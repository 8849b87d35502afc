using System.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>An operation of the run-time fallback that treats one row after another.</summary>
internal interface IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Treats one row, which is at least as long as the vector. Not inlined: it has an inlining budget of its own.</summary>
    static abstract void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct;
}
