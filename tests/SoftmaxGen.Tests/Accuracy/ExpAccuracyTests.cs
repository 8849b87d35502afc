using System;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.References;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>
/// The exponential's promise, measured on the oracle: the library's is not public, and all that it computes has the
/// oracle's bits.
/// </summary>
public abstract class ExpAccuracyTests<T>(ITestOutputHelper output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Samples = 800_000;

    // Where rows are not centred on their maximum, every number below this can be an argument.
    private static readonly double Largest = double.CreateChecked(Contract<T>.Centre);

    [Fact]
    public void Exp_IsWithinItsPromise()
    {
        Worst worst = new("exp, ulp", Promise<T>.ExpUlps);
        foreach (T x in Numbers.OfAllMagnitudes<T>(Samples, Largest, new(1)))
        {
            OracleExp<T> exp = new(x);
            Truth truth = new(DoubleDoubleMath.Exp(double.CreateChecked(x), exp.Scale), 0);

            worst.Add(truth.Ulps(exp.Of(x)), x, 1);
        }

        Worst.AssertKept(output, worst);
    }

    [Fact]
    public void Exp_IsMonotoneWhereTheReducedArgumentJumps()
    {
        for (int n = 0; n * Math.Log(2) < Logits.Reach<T>(); n++)
        {
            OracleExp<T> exp = new(T.Zero);
            T x = T.CreateChecked(-(n + 0.5) * Math.Log(2));
            T last = exp.Of(x);
            for (int step = 0; step < 1000; step++)
            {
                x = T.BitDecrement(x);
                T next = exp.Of(x);

                Assert.True(next <= last, $"exp({x:R}) is above that of the next larger number.");
                last = next;
            }
        }
    }

    [Fact]
    public void Exp_OfZeroIsExactlyOne() => Assert.Equal(T.ScaleB(T.One, Contract<T>.Bias), new OracleExp<T>(T.Zero).Of(T.Zero));
}

public sealed class SingleExpAccuracyTests(ITestOutputHelper output) : ExpAccuracyTests<float>(output);

public sealed class DoubleExpAccuracyTests(ITestOutputHelper output) : ExpAccuracyTests<double>(output);
