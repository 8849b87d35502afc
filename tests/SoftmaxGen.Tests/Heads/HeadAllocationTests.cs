using System;
using System.Linq;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>A head takes no memory from the garbage collector, whether its logits are on the stack or rented.</summary>
public class HeadAllocationTests
{
    private const int Rows = 40;

    [Fact]
    public void LogitsOnTheStack_AllocateNothing() => AssertNothingAllocated<Single64To10>();

    [Fact]
    public void RentedLogits_AllocateNothingAfterTheFirstCall() => AssertNothingAllocated<Single2To5000>();

    private static void AssertNothingAllocated<THead>()
        where THead : ISoftmaxHead<float>
    {
        HeadInput<float> input = new(Rows, THead.Inputs, THead.ClassCount);
        float[] probabilities = new float[Rows * THead.ClassCount];
        float[] hiddenGradient = new float[input.Hidden.Length];
        int[] indices = new int[Rows];
        void Call()
        {
            THead.Softmax(input.Hidden, input.Weights, input.Bias, probabilities);
            THead.CrossEntropy(input.Hidden, input.Labels, input.Weights, input.Bias);
            THead.CrossEntropyGradient(
                input.Hidden, input.Labels, input.Weights, input.Bias, input.WeightGradient, input.BiasGradient, hiddenGradient);
            THead.Softmax(input.Hidden, input.Mask, input.Weights, input.Bias, probabilities);
            THead.CrossEntropy(input.Hidden, input.Labels, input.Mask, input.Weights, input.Bias);
            THead.WeightedCrossEntropyGradient(
                input.Hidden, input.Labels, input.SampleWeights, input.Mask, input.Weights, input.Bias, input.WeightGradient, input.BiasGradient, hiddenGradient);
            THead.SoftWeightedCrossEntropyGradient(
                input.Hidden, input.Targets, input.SampleWeights, input.Weights, input.Bias, input.WeightGradient, input.BiasGradient, hiddenGradient);
            THead.ArgMax(input.Hidden, input.Weights, input.Bias, indices);
            THead.ArgMax(input.Hidden, input.Mask, input.Weights, input.Bias, indices);
            THead.Sample(input.Hidden, input.Uniforms, input.Mask, input.Weights, input.Bias, indices);
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
