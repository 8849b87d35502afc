using System;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.References;
using Xunit;

namespace SoftmaxGen.Tests.Accuracy;

/// <summary>Sweeps over all floats, some minutes each: they run only when explicit tests are asked for.</summary>
/// <remarks>The truth is computed in double: its error is about 2^-28 ulp of float.</remarks>
public sealed class ExhaustiveTests(ITestOutputHelper output)
{
    private const int BlockBits = 16;
    private const int Block = 1 << BlockBits;

    [Fact(Explicit = true)]
    public void ExpOfEveryFloatUpToZero_IsWithinItsPromiseAndMonotone()
    {
        // The last block ends beyond -131, below which every argument gives the same result.
        int blocks = (BitConverter.SingleToInt32Bits(132) >> BlockBits) + 1;
        Worst worst = Exp();
        Parallel.For(0, blocks, block => worst.Merge(SweepExp(block << BlockBits)));

        Worst.AssertKept(output, worst);
    }

    [Fact(Explicit = true)]
    public void EveryFloatAgainstZero_IsWithinThePromises()
    {
        int blocks = BitConverter.SingleToInt32Bits(float.PositiveInfinity) >> BlockBits;
        TwoClasses worst = new();
        Parallel.For(0, blocks, block =>
        {
            worst.Merge(new TwoClasses(block << BlockBits, 1));
            worst.Merge(new TwoClasses(block << BlockBits, -1));
        });

        Worst.AssertKept(output, worst.Normal, worst.Subnormal, worst.Loss);
    }

    /// <summary>The exponentials for processors without a fused step, of every float that they can be given.</summary>
    [Fact(Explicit = true)]
    public void ExpInDoublesOfEveryFloatInRange_HasTheBitsOfTheFusedSteps()
    {
        int blocks = (BitConverter.SingleToInt32Bits(340) >> BlockBits) + 1;
        Parallel.For(0, blocks, block =>
        {
            AssertSameBits(block << BlockBits, 1);
            AssertSameBits(block << BlockBits, -1);
        });
    }

    /// <summary>A block of floats, each as the logit of a row with a maximum a little above, for the powers of two have to fit.</summary>
    private static void AssertSameBits(int firstBits, int sign)
    {
        float first = sign * BitConverter.Int32BitsToSingle(firstBits);
        float last = sign * BitConverter.Int32BitsToSingle(firstBits + Block - 1);
        float max = Math.Max(first, last) + 1;
        if (MathF.Abs(max) >= Constants<float>.CenterThreshold && max >= 0)
        {
            return;
        }

        // A maximum at the threshold or beyond, on the negative side as well, would centre the row.
        max = Math.Max(max, -200);
        Vector128<float> maxes = Vector128.Create(max);
        RowShift<float> shift = Exponential.Shift<Scalar<float>, float, float>(max);
        RowShift<Vector128<float>> shifts = Exponential.Shift<Simd128<float>, Vector128<float>, float>(maxes);
        Vector128<int> exponent = Exponential.Exponent(maxes);
        for (int bits = firstBits; bits < firstBits + Block; bits += 4)
        {
            Vector128<float> x = Vector128.Create((float)sign) * (Vector128.Create(bits) + Vector128.Create(0, 1, 2, 3)).AsSingle();
            Vector128<float> expected = Vector128.Create(
                Exponential.Exp<Scalar<float>, float, float>(x[0], shift),
                Exponential.Exp<Scalar<float>, float, float>(x[1], shift),
                Exponential.Exp<Scalar<float>, float, float>(x[2], shift),
                Exponential.Exp<Scalar<float>, float, float>(x[3], shift));
            Vector128<float> exp0 = x;
            Vector128<float> exp1 = x;
            Vector128<float> exp2 = x;
            Vector128<float> exp3 = x;
            Exponential.ExpInDoubles(ref exp0, ref exp1, ref exp2, ref exp3, shifts);
            if (exp0 != expected || exp3 != expected || Exponential.ExpInDoubles(x, shifts) != expected)
            {
                Assert.Fail($"exp({x}) is {exp0}, not {expected}.");
            }

            if (!Exponential.IsOutOfRange(maxes, x)
                && (Exponential.ExpInDoubles(x, exponent, out Vector128<float> lessOne) != expected
                    || lessOne[3] != Exponential.ExpOfMaxLessOne<Scalar<float>, float, float>(x[3], out _)))
            {
                Assert.Fail($"exp({x}) - 1 is {lessOne}.");
            }
        }
    }

    private static Worst Exp() => new("exp, ulp", Promise<float>.ExpUlps);

    private static Worst SweepExp(int firstBits)
    {
        Worst worst = Exp();
        OracleExp<float> exp = new(0);
        float last = exp.Of(-BitConverter.Int32BitsToSingle(Math.Max(firstBits - 1, 0)));
        for (int bits = firstBits; bits < firstBits + Block; bits++)
        {
            float x = -BitConverter.Int32BitsToSingle(bits);
            float result = exp.Of(x);
            Assert.True(result <= last, $"exp({x:R}) is above that of the next larger float.");
            last = result;
            if (x >= -104)
            {
                worst.Add(new Truth(Math.ScaleB(Math.Exp(x), exp.Scale), 0).Ulps(result), x, 1);
            }
        }

        return worst;
    }

    /// <summary>The rows [x, 0] for all x of a block.</summary>
    private sealed class TwoClasses
    {
        public TwoClasses()
        {
        }

        public TwoClasses(int firstBits, int sign)
        {
            float[] logits = new float[2 * Block];
            for (int row = 0; row < Block; row++)
            {
                logits[2 * row] = sign * BitConverter.Int32BitsToSingle(firstBits + row);
            }

            float[] probabilities = new float[2 * Block];
            float[] losses = new float[Block];
            SoftmaxKernels.Softmax(logits, 2, probabilities);
            SoftmaxKernels.CrossEntropy(logits, 2, new int[Block], losses);

            for (int row = 0; row < Block; row++)
            {
                Measure(logits[2 * row], probabilities[2 * row], losses[row]);
            }
        }

        public Worst Normal { get; } = new("probability of two, ulp", Promise<float>.ProbabilityUlps);

        public Worst Subnormal { get; } = new("subnormal probability of two, ulp", Promise<float>.SubnormalUlps);

        public Worst Loss { get; } = new("loss of two, ulp", Promise<float>.LossUlps);

        public void Merge(TwoClasses part)
        {
            Normal.Merge(part.Normal);
            Subnormal.Merge(part.Subnormal);
            Loss.Merge(part.Loss);
        }

        private void Measure(float x, float probability, float loss)
        {
            double ratio = Math.Exp(-Math.Abs((double)x));
            Truth trueProbability = new((x < 0 ? ratio : 1) / (1 + ratio), 0);
            Truth trueLoss = new(Math.Max(-(double)x, 0) + DoubleDoubleMath.Log1PEstimate(ratio), 0);
            (trueProbability.IsSubnormal<float>() ? Subnormal : Normal).Add(trueProbability.Ulps(probability), x, 2);
            Loss.Add(trueLoss.Ulps(loss), x, 2);
        }
    }
}
