using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>Runs an operation over a batch of any shape: in blocks where rows are neither short nor long, else as <see cref="BatchLoop{TOperation, T}"/> does.</summary>
internal static class BlockLoop<TOperation, T>
    where TOperation : IBlockOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Treats the rows from <paramref name="row"/> on, their logits divided by a temperature.</summary>
    public static void Run(ref Batch<T> batch, int row, double temperature = 1)
    {
        if (temperature == 1)
        {
            Run<Untempered>(ref batch, row);
        }
        else
        {
            batch.InverseTemperature = Temperature.Inverse<T>(temperature);
            Run<TemperedLogits>(ref batch, row);
        }
    }

    private static void Run<TTemper>(ref Batch<T> batch, int row)
        where TTemper : ITemper
    {
        if (row < batch.Rows - 1 && batch.ClassCount is >= RowBlock.MinClassCount and <= RowBlock.MaxClassCount)
        {
            row = Blocks<TTemper>(ref batch, row);
        }

        if (row < batch.Rows)
        {
            BatchLoop<TOperation, T>.Run<TTemper>(ref batch, row);
        }
    }

    /// <summary>Treats whole blocks of rows.</summary>
    /// <returns>The first row that is left.</returns>
    private static int Blocks<TTemper>(ref Batch<T> batch, int row)
        where TTemper : ITemper
    {
        if (Vector512.IsHardwareAccelerated)
        {
            row = Blocks<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>>(ref batch, row);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            row = Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>>(ref batch, row);
        }

        return Vector128.IsHardwareAccelerated
            ? Blocks<TTemper, Simd128<T>, Vector128<T>, WideSum128<T>>(ref batch, row)
            : row;
    }

    private static int Blocks<TTemper, TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TTemper : ITemper
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct => TTemper.Value
            ? Blocks<Tempered<TSimd, TVector, TWide, T>, TVector, TWide>(ref batch, row)
            : Blocks<TSimd, TVector, TWide>(ref batch, row);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Blocks<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        RowBlock<TSimd, TVector, TWide, T> block = new(in batch, row);
        while (block.MoveNext())
        {
            TOperation.Block(ref batch, ref block);
        }

        return block.Row;
    }
}
