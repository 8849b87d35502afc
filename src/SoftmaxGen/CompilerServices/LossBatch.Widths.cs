using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <content>The widths of vector, a row a lane.</content>
public ref partial struct LossBatch<T>
{
    /// <summary>Gets the classes of the rows from <paramref name="row"/> on, as numbers.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The classes; out of range only when another thread has changed them since the arguments were checked.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Labels512(int row) => _rows.Labels<Simd512<T>, Vector512<T>>(row);

    /// <summary>Gets the weights of the gradients of the rows from <paramref name="row"/> on.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The weights.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Weights512(int row) => _rows.Weights<Simd512<T>, Vector512<T>>(row);

    /// <summary>Takes the losses of the rows from <paramref name="row"/> on; rows come in order.</summary>
    /// <param name="row">The first row, a multiple of the number of lanes.</param>
    /// <param name="losses">Their losses.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, Vector512<T> losses) => _rows.Add<Simd512<T>, Vector512<T>>(row, losses, ref _sums);

    /// <summary>Gets the classes of the rows from <paramref name="row"/> on, as numbers.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The classes; out of range only when another thread has changed them since the arguments were checked.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Labels256(int row) => _rows.Labels<Simd256<T>, Vector256<T>>(row);

    /// <summary>Gets the weights of the gradients of the rows from <paramref name="row"/> on.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The weights.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Weights256(int row) => _rows.Weights<Simd256<T>, Vector256<T>>(row);

    /// <summary>Takes the losses of the rows from <paramref name="row"/> on; rows come in order.</summary>
    /// <param name="row">The first row, a multiple of the number of lanes.</param>
    /// <param name="losses">Their losses.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, Vector256<T> losses) => _rows.Add<Simd256<T>, Vector256<T>>(row, losses, ref _sums);

    /// <summary>Gets the classes of the rows from <paramref name="row"/> on, as numbers.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The classes; out of range only when another thread has changed them since the arguments were checked.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector128<T> Labels128(int row) => _rows.Labels<Simd128<T>, Vector128<T>>(row);

    /// <summary>Gets the weights of the gradients of the rows from <paramref name="row"/> on.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The weights.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector128<T> Weights128(int row) => _rows.Weights<Simd128<T>, Vector128<T>>(row);

    /// <summary>Takes the losses of the rows from <paramref name="row"/> on; rows come in order.</summary>
    /// <param name="row">The first row, a multiple of the number of lanes.</param>
    /// <param name="losses">Their losses.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, Vector128<T> losses) => _rows.Add<Simd128<T>, Vector128<T>>(row, losses, ref _sums);

    /// <summary>Gets the weight of a row's gradient.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The weight.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Weight(int row) => _rows.Weights<Scalar<T>, T>(row);

    /// <summary>Takes the loss of a row; rows come in order.</summary>
    /// <param name="row">The row.</param>
    /// <param name="loss">Its loss.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, T loss) => _rows.Add<Scalar<T>, T>(row, loss, ref _sums);
}
