using System;
using System.Linq;
using SoftmaxGen.Tests.Bits;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>The run-time methods take no memory from the garbage collector; a masked row that is long, none after the first call.</summary>
public class AllocationTests
{
    private const int Rows = 5;

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    public void RunTimeMethods_AllocateNothing(int classCount)
    {
        Sample<float> sample = Sample<float>.Finite(classCount, Rows);
        float[] results = new float[sample.Logits.Length];
        float[] rowResults = new float[Rows];
        int[] indices = new int[3 * Rows];
        void Call()
        {
            LogSumExpState<float> state = default;
            state.Add(sample.Logits);
            SoftmaxKernels.Entropy(sample.Logits, classCount, rowResults);
            SoftmaxKernels.Entropy(sample.Logits, classCount, sample.Mask, rowResults);
            SoftmaxKernels.EntropyGradient(sample.Logits, classCount, rowResults, results);
            SoftmaxKernels.EntropyGradient(sample.Logits, classCount, sample.Mask, rowResults, results);
            SoftmaxKernels.TopK(sample.Logits, classCount, 3, indices);
            SoftmaxKernels.SoftmaxGradient(sample.Logits, classCount, sample.Upstream, results);
            SoftmaxKernels.HessianDiagonal(sample.Logits, classCount, sample.SampleWeights, results);
            SoftmaxKernels.CrossEntropySoftmax(sample.Logits, classCount, sample.Labels, results);
        }

        Call();

        // A collection may empty the pool between two calls, but not between all of them.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => AllocatedBy(Call)));
    }

    private static long AllocatedBy(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
