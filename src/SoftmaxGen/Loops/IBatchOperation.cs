using System.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>An operation of the run-time fallback, for one row or for a tile of rows.</summary>
internal interface IBatchOperation<T> : IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Treats as many rows as the vector has lanes, or none. Not inlined: it has an inlining budget of its own, which is smaller in the second tier.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="tile">The logits of the rows, one class a vector, to be overwritten.</param>
    /// <returns>Whether the rows were treated; if not, nothing was written, and they go one by one.</returns>
    static abstract bool Tile<TSimd, TVector, TWide>(ref Batch<T> batch, int row, ref T tile)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct;
}
