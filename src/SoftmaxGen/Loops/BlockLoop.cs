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
        if (row < batch.Rows - 1 && batch.ClassCount >= RowBlock.MinClassCount<T>() && batch.ClassCount <= RowBlock.MaxClassCount)
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
        if (Vector512.IsHardwareAccelerated && row <= batch.Rows - Vector512<T>.Count)
        {
            row = VectorsOf(batch.ClassCount, Vector512<T>.Count) switch
            {
                2 => Blocks<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>, TwoVectors>(ref batch, row),
                3 => Blocks<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>, ThreeVectors>(ref batch, row),
                4 => Blocks<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>, FourVectors>(ref batch, row),
                _ => Blocks<TTemper, Simd512<T>, Vector512<T>, WideSum512<T>, AnyVectors>(ref batch, row),
            };
        }

        if (Vector256.IsHardwareAccelerated && row <= batch.Rows - Vector256<T>.Count)
        {
            row = VectorsOf(batch.ClassCount, Vector256<T>.Count) switch
            {
                2 => Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>, TwoVectors>(ref batch, row),
                3 => Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>, ThreeVectors>(ref batch, row),
                4 => Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>, FourVectors>(ref batch, row),
                5 => Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>, FiveVectors>(ref batch, row),
                6 => Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>, SixVectors>(ref batch, row),
                _ => Blocks<TTemper, Simd256<T>, Vector256<T>, WideSum256<T>, AnyVectors>(ref batch, row),
            };
        }

        return Vector128.IsHardwareAccelerated && row <= batch.Rows - Vector128<T>.Count
            ? Blocks<TTemper, Simd128<T>, Vector128<T>, WideSum128<T>, AnyVectors>(ref batch, row)
            : row;
    }

    /// <summary>How many vectors hold a row of floats; 0 of others: doubles have no form of a few vectors.</summary>
    private static int VectorsOf(int classCount, int width) => typeof(T) == typeof(float) ? ((classCount - 1) / width) + 1 : 0;

    private static int Blocks<TTemper, TSimd, TVector, TWide, TVectors>(ref Batch<T> batch, int row)
        where TTemper : ITemper
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors => TTemper.Value
            ? Blocks<Tempered<TSimd, TVector, TWide, T>, TVector, TWide, AnyVectors>(ref batch, row)
            : Blocks<TSimd, TVector, TWide, TVectors>(ref batch, row);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Blocks<TSimd, TVector, TWide, TVectors>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
        where TVectors : IVectors
    {
        RowBlock<TSimd, TVector, TWide, TVectors, T> block = new(in batch, row);
        while (block.MoveNext())
        {
            TOperation.Block(ref batch, ref block);
        }

        return block.Row;
    }
}
