using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>What is drawn is what the definition says, on both sides of every step of the distribution function.</summary>
public abstract class DrawTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TheoryData<LogitFamily, Subject<T>> Rows =>
    [
        .. from subject in Catalog<T>.Some.Append(Catalog<T>.MakeRunTime(2500))
           from family in Inputs.Logits.Families
           select (family, subject),
    ];

    [Theory, MemberData(nameof(Rows))]
    public void EveryStep_IsWhereTheDefinitionHasIt(LogitFamily family, Subject<T> subject)
    {
        Noise noise = new((ulong)subject.ClassCount);
        T[] row = Inputs.Logits.Row<T>(family, subject.ClassCount, noise);
        bool[] mask = Masks.Of([noise.Below(row.Length)], row.Length, noise);
        OracleRow<T> oracle = new(row);
        OracleRow<T> maskedOracle = new(OracleRow<T>.Masked(row, mask)) { Mask = mask };
        foreach (T uniform in AroundSteps(oracle, row.Length))
        {
            Assert.Equal(oracle.Sample(uniform), subject.Sample(row, uniform));
        }

        foreach (T uniform in AroundSteps(maskedOracle, row.Length))
        {
            int drawn = subject.Sample(row, uniform, mask);

            Assert.Equal(maskedOracle.Sample(uniform), drawn);
            Assert.True(mask[drawn]);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void ClassOfProbabilityZero_IsNeverDrawn(LogitFamily family, Subject<T> subject)
    {
        Noise noise = new((ulong)subject.ClassCount);
        T[] row = Inputs.Logits.Row<T>(family, subject.ClassCount, noise);

        // Nothing at the ends, and in the middle no more than a number that is not told from 0.
        T[] padded = [.. row];
        padded[0] = T.NegativeInfinity;
        padded[^1] = row.Max() - T.CreateChecked(Inputs.Logits.Reach<T>() + 2);
        padded[row.Length / 2] = row.Max();
        T[] probabilities = new T[row.Length];
        subject.Softmax(padded, probabilities);

        foreach (T uniform in AroundSteps(new(padded), row.Length))
        {
            Assert.True(probabilities[subject.Sample(padded, uniform)] > T.Zero);
        }
    }

    /// <summary>The ends, and the numbers on both sides of the steps of some classes.</summary>
    private static IEnumerable<T> AroundSteps(OracleRow<T> row, int length)
    {
        yield return T.Zero;
        yield return T.Epsilon;
        yield return T.BitDecrement(T.One);
        T[] probabilities = new T[length];
        row.Softmax(probabilities);
        double total = OracleSum.OfBlocks<T>(probabilities);
        int stride = Math.Max(length / 20, 1);
        for (int i = 0; i < length; i += stride)
        {
            T step = T.CreateChecked(OracleSum.OfBlocks<T>(probabilities.AsSpan(0, i + 1)) / total);
            foreach (T uniform in new[] { T.BitDecrement(step), step, T.BitIncrement(step) })
            {
                if (uniform >= T.Zero && uniform < T.One)
                {
                    yield return uniform;
                }
            }
        }
    }
}

public sealed class SingleDrawTests : DrawTests<float>;

public sealed class DoubleDrawTests : DrawTests<double>;
