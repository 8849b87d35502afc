using System.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>An operation of the run-time fallback with a form for blocks of longer rows, see <see cref="RowBlock{TSimd, TVector, TWide, TVectors, T}"/>.</summary>
internal interface IBlockOperation<T> : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Treats as many rows as the vector has lanes, each at least as long as the vector. Not inlined, as a tile is not: see
    /// <see cref="IBatchOperation{T}"/>.
    /// </summary>
    static abstract void Block<TSimd, TVector, TWide, TVectors>(
        ref Batch<T> batch, scoped ref RowBlock<TSimd, TVector, TWide, TVectors, T> block)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors;
}
