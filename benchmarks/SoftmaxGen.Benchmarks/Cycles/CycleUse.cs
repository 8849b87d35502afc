using System;
using System.Runtime.CompilerServices;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Cycles;

/// <summary>Measures a kernel in cycles an element: softmax, and loss with gradient, of a batch.</summary>
internal sealed class CycleUse : IKernelUse<(double Softmax, double Gradient)>
{
    public const int Elements = 16 * 1024;

    private const int Multiplications = 4096;

    /// <summary>What a multiplication of integers waits for the one before, on every processor of the last ten years.</summary>
    private const int CyclesAMultiplication = 3;

    private static ulong s_product;

    /// <inheritdoc/>
    public (double Softmax, double Gradient) Run<TKernel>()
        where TKernel : ISoftmaxKernel<float>
    {
        Batch batch = new(TKernel.ClassCount, Elements / TKernel.ClassCount, resultOffset: 1088);
        double[] medians = Turns.Medians(
            Chain,
            () => SoftmaxBatch.Run<Generated<TKernel>>(batch),
            () => GradientBatch.Run<Generated<TKernel>>(batch));
        double cycles = Multiplications * CyclesAMultiplication / medians[0] / (batch.Rows * batch.ClassCount);
        return (medians[1] * cycles, medians[2] * cycles);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Chain()
    {
        ulong product = s_product | 1;
        for (int i = 0; i < Multiplications; i += 8)
        {
            product *= product;
            product *= product;
            product *= product;
            product *= product;
            product *= product;
            product *= product;
            product *= product;
            product *= product;
        }

        s_product = product;
    }
}
