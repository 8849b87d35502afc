using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>Runs an operation over a batch of any shape: tiles of rows where rows are short, else row by row.</summary>
internal static class BatchLoop<TOperation, T>
    where TOperation : IBatchOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Treats the rows from <paramref name="row"/> on.</summary>
    public static void Run(ref Batch<T> batch, int row = 0) => Run<Untempered>(ref batch, row);

    /// <summary>The same, the logits divided by a temperature.</summary>
    public static void Run(ref Batch<T> batch, int row, double temperature)
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

    /// <summary>The same, the logits times the batch's inverse temperature if it is told so.</summary>
    public static void Run<TTemper>(ref Batch<T> batch, int row)
        where TTemper : ITemper
    {
        if (batch.ClassCount is > 1 and <= TileLoop.MaxClassCount)
        {
            if (Vector512.IsHardwareAccelerated && row <= batch.Rows - Vector512<T>.Count)
            {
                row = Tiles<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>>(ref batch, row);
            }

            if (Vector256.IsHardwareAccelerated && row <= batch.Rows - Vector256<T>.Count)
            {
                row = Tiles<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>>(ref batch, row);
            }

            if (Vector128.IsHardwareAccelerated && row <= batch.Rows - Vector128<T>.Count)
            {
                row = Tiles<TTemper, Simd128<T>, Vector128<T>, WideSum128<T>>(ref batch, row);
            }
        }

        if (row < batch.Rows)
        {
            RowByRow<TOperation, T>.Run<TTemper>(ref batch, row, batch.Rows);
        }
    }

    /// <remarks>Not inlined: into what calls it, it would leave calls in its loop, for the JIT compiler inlines only so much into one method.</remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Tiles<TTemper, TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TTemper : ITemper
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        Unsafe.SkipInit(out TileLoop.Buffer<T> buffer);
        Unsafe.SkipInit(out TileLoop.Buffer<T> nextBuffer);
        ref T tile = ref buffer.Tile;
        batch.NextTile = Unsafe.ByteOffset(ref tile, ref nextBuffer.Tile);
        TileLoop<TSimd, TVector, TWide, T>.Begin(in batch, row, ref tile);
        while (row <= batch.Rows - TSimd.Count)
        {
            batch.NextRow = row <= batch.Rows - (2 * TSimd.Count) ? row + TSimd.Count : -1;
            bool isTreated = TTemper.Value
                ? TOperation.Tile<Tempered<TSimd, TVector, TWide, T>, TVector, TWide>(ref batch, row, ref tile)
                : TOperation.Tile<TSimd, TVector, TWide>(ref batch, row, ref tile);
            if (!isTreated)
            {
                RowByRow<TOperation, T>.Run<TTemper>(ref batch, row, row + TSimd.Count);
            }

            // Where the operation did not.
            TileLoop<TSimd, TVector, TWide, T>.LookAhead(ref batch, ref tile);
            tile = ref Unsafe.AddByteOffset(ref tile, batch.NextTile);
            batch.NextTile = -batch.NextTile;
            row += TSimd.Count;
        }

        return row;
    }
}
