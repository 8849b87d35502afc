using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Table;

/// <summary>All candidates compute the same: a time of something else would mean nothing.</summary>
internal static class Agreement
{
    // Wide enough for a scalar loop that sums 32000 terms one by one.
    private const float Tolerance = 1e-4f;

    // A step of 16, 8 and 4 rows at once, one for each width, and a row over.
    private const int Rows = 16 + 8 + 4 + 1;

    /// <exception cref="InvalidOperationException">Two candidates differ.</exception>
    public static void Check(IEnumerable<Runner> runners, int classCount)
    {
        foreach (IGrouping<string, Runner> work in runners.GroupBy(static runner => runner.Work))
        {
            (float loss, Batch expected) = Results(work.First(), classCount);
            foreach (Runner runner in work.Skip(1))
            {
                (float actualLoss, Batch actual) = Results(runner, classCount);
                float difference = TensorPrimitives.Distance<float>(expected.Results.Span, actual.Results.Span);

                // A NaN compares as false.
                bool agree = difference <= Tolerance && MathF.Abs(actualLoss - loss) <= Tolerance * MathF.Max(1, loss);
                if (!agree)
                {
                    throw new InvalidOperationException(
                        $"{work.Key}, {classCount} classes: {runner.Candidate} and {work.First().Candidate} differ.");
                }
            }
        }
    }

    /// <summary>The same of two results, relative to the length of the first.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void Require(string work, int classCount, ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs)
    {
        float difference = TensorPrimitives.Distance(ours, theirs);

        // A NaN compares as false.
        bool agree = difference <= Tolerance * MathF.Max(1, TensorPrimitives.Norm(ours));
        if (!agree)
        {
            throw new InvalidOperationException($"{work}, {classCount} classes: the results differ by {difference}.");
        }
    }

    private static (float Loss, Batch Batch) Results(Runner runner, int classCount)
    {
        Batch batch = new(classCount, Rows);
        return (runner.Run(batch), batch);
    }
}
