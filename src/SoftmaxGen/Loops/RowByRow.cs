using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>Runs an operation over one row after another, by the widest vector that a row fills.</summary>
internal static class RowByRow<TOperation, T>
    where TOperation : IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Treats the rows from <paramref name="row"/> to before <paramref name="end"/>.</summary>
    public static void Run(ref Batch<T> batch, int row, int end) => Run<Untempered>(ref batch, row, end);

    /// <summary>The same, the logits times the batch's inverse temperature if it is told so.</summary>
    public static void Run<TTemper>(ref Batch<T> batch, int row, int end)
        where TTemper : ITemper
    {
        if (Vector512.IsHardwareAccelerated && batch.ClassCount >= Vector512<T>.Count)
        {
            Run<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>>(ref batch, row, end);
        }
        else if (Vector256.IsHardwareAccelerated && batch.ClassCount >= Vector256<T>.Count)
        {
            Run<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>>(ref batch, row, end);
        }
        else if (Vector128.IsHardwareAccelerated && batch.ClassCount >= Vector128<T>.Count)
        {
            Run<TTemper, Simd128<T>, Vector128<T>, WideSum128<T>>(ref batch, row, end);
        }
        else
        {
            Run<TTemper, Scalar<T>, T, WideSum<T>>(ref batch, row, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TTemper, TSimd, TVector, TWide>(ref Batch<T> batch, int row, int end)
        where TTemper : ITemper
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        for (; row < end; row++)
        {
            if (TTemper.Value)
            {
                TOperation.Row<Tempered<TSimd, TVector, TWide, T>, TVector, TWide>(ref batch, row);
            }
            else
            {
                TOperation.Row<TSimd, TVector, TWide>(ref batch, row);
            }
        }
    }
}
