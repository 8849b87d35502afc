using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>Losses with options and soft targets have the bits of the oracle, for every number of rows.</summary>
public abstract class OptionBitTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ManyRows = 35;

    public static TheoryData<OptionSubject<T>> Subjects => [.. OptionCatalog<T>.All];

    [Theory, MemberData(nameof(Subjects))]
    public void FiniteRows_GiveTheBitsOfTheOracle(OptionSubject<T> subject) => AssertOracle(subject, Sample<T>.Finite);

    [Theory, MemberData(nameof(Subjects))]
    public void RowsWithNaNAndInfinities_GiveTheBitsOfTheOracle(OptionSubject<T> subject) => AssertOracle(subject, Sample<T>.Undefined);

    [Theory, MemberData(nameof(Subjects))]
    public void InPlace_GivesTheSameBits(OptionSubject<T> subject)
    {
        Sample<T> sample = MakeSample(subject, Sample<T>.Finite, ManyRows);
        T[] softTargets = SoftTargets.Batch<T>(ManyRows, subject.ClassCount, new Noise(7));
        T[] apart = new T[sample.Logits.Length];
        T[] inPlace = [.. sample.Logits];
        subject.Gradient(sample.Logits, sample.Labels, apart);
        subject.Gradient(inPlace, sample.Labels, inPlace);
        BitsAssert.Equal<T>(apart, inPlace, "labels");

        inPlace = [.. sample.Logits];
        subject.Gradient(sample.Logits, softTargets, apart);
        subject.Gradient(inPlace, softTargets, inPlace);
        BitsAssert.Equal<T>(apart, inPlace, "soft targets");
    }

    [Theory, MemberData(nameof(Subjects))]
    public void MaskedRows_SpreadNothingOverWhatIsNotAllowed(OptionSubject<T> subject)
    {
        Sample<T> sample = MakeSample(subject, Sample<T>.Finite, ManyRows);
        int classCount = subject.ClassCount;
        Noise noise = new(11);
        bool[] mask = [.. Enumerable.Range(0, sample.Logits.Length).Select(_ => noise.Below(3) > 0)];

        // The label is allowed here; what happens to others is told by the tests of masks.
        for (int row = 0; row < ManyRows; row++)
        {
            mask[(row * classCount) + Math.Max(0, sample.Labels[row] % classCount)] = true;
        }

        OracleTargets<T> targets = new(subject.Options, classCount);
        double divisor = targets.Divisor(sample.Labels);
        T[] losses = new T[ManyRows];
        T[] expected = new T[sample.Logits.Length];
        T[] weights = Scaled(sample.SampleWeights, divisor);
        for (int row = 0; row < ManyRows; row++)
        {
            int label = sample.Labels[row];
            if (!targets.Ignores(label))
            {
                int start = row * classCount;
                OracleTarget<T> target = targets.OfLabel(label, mask.AsSpan(start, classCount));
                OracleRow<T> oracle = new([.. Enumerable.Range(start, classCount)
                    .Select(i => mask[i] ? sample.Logits[i] : T.NegativeInfinity)], T.CreateChecked(1 / subject.Options.Temperature));
                losses[row] = oracle.TargetLoss(target, targets.ZLoss);
                oracle.TargetGradient(target, targets.ZLoss, weights[row], expected.AsSpan(start, classCount));
                for (int i = start; i < start + classCount; i++)
                {
                    // Never -0 where it is cleared.
                    expected[i] = mask[i] || subject.Options.LabelSmoothing == 0 ? expected[i] : T.Zero;
                }
            }
        }

        T[] gradient = new T[expected.Length];
        T loss = subject.MaskedGradient(sample.Logits, sample.Labels, sample.SampleWeights, mask, gradient);

        BitsAssert.Equal<T>([OracleBatch<T>.Reduce(losses, sample.SampleWeights, divisor), .. expected], [loss, .. gradient], "masked");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(33)]
    [InlineData(100)]
    public void WeightsOfOneAndOneHotTargets_GiveTheBitsOfTheLossWithoutOptions(int classCount)
    {
        OptionSubject<T> ones = OptionCatalog<T>.MakeRunTime(
            classCount, new() { ClassWeights = [.. Enumerable.Repeat(1.0, classCount)] });
        Sample<T> sample = Sample<T>.Finite(classCount, ManyRows);
        T[] oneHot = new T[sample.Logits.Length];
        for (int row = 0; row < ManyRows; row++)
        {
            oneHot[(row * classCount) + sample.Labels[row]] = T.One;
        }

        Subject<T> plain = Catalog<T>.MakeRunTime(classCount);
        T[] gradient = new T[sample.Logits.Length];
        T loss = plain.WeightedCrossEntropyGradient(sample.Logits, sample.Labels, sample.SampleWeights, gradient);
        T[] actual = new T[gradient.Length];

        T lossOfOnes = ones.WeightedGradient(sample.Logits, sample.Labels, sample.SampleWeights, actual);
        BitsAssert.Equal<T>([loss, .. gradient], [lossOfOnes, .. actual], "weights of 1");

        T lossOfOneHot = ones.WeightedGradient(sample.Logits, oneHot, sample.SampleWeights, actual);
        BitsAssert.Equal<T>([loss, .. gradient], [lossOfOneHot, .. actual], "one-hot targets");
    }

    private static void AssertOracle(OptionSubject<T> subject, Func<int, int, Sample<T>> make)
    {
        OracleTargets<T> targets = new(subject.Options, subject.ClassCount);
        foreach (int rows in RowCounts(subject))
        {
            Sample<T> sample = MakeSample(subject, make, rows);
            T[] softTargets = SoftTargets.Batch<T>(rows, subject.ClassCount, new Noise((ulong)rows));
            OracleBatch<T> oracle = new(sample.Logits, subject.ClassCount, subject.Options.Temperature);
            double divisor = targets.Divisor(sample.Labels);
            double softDivisor = subject.Options.Reduction == LossReduction.Mean ? rows : 1;

            T[] losses = oracle.TargetLosses(targets, sample.Labels);
            T[] softLosses = oracle.TargetLosses(targets, softTargets);
            T[] ones = [.. Enumerable.Repeat(T.One, rows)];
            string where = $"{rows} rows";

            AssertRows(subject.Losses(sample.Logits, sample.Labels), losses, "losses");
            AssertRows([subject.Loss(sample.Logits, sample.Labels)], [OracleBatch<T>.Reduce(losses, [], divisor)], "loss");
            AssertGradient(
                destination => subject.Gradient(sample.Logits, sample.Labels, destination),
                OracleBatch<T>.Reduce(losses, [], divisor),
                oracle.TargetGradient(targets, sample.Labels, Scaled(ones, divisor)),
                "gradient");
            AssertGradient(
                destination => subject.WeightedGradient(sample.Logits, sample.Labels, sample.SampleWeights, destination),
                OracleBatch<T>.Reduce(losses, sample.SampleWeights, divisor),
                oracle.TargetGradient(targets, sample.Labels, Scaled(sample.SampleWeights, divisor)),
                "weighted gradient");

            T[] gradients = new T[sample.Logits.Length];
            AssertRows(subject.LossesAndGradient(sample.Logits, sample.Labels, gradients), losses, "losses beside gradients");
            AssertRows(gradients, oracle.TargetGradient(targets, sample.Labels, ones), "gradients");

            AssertRows(subject.Losses(sample.Logits, softTargets), softLosses, "soft losses");
            AssertRows([subject.Loss(sample.Logits, softTargets)], [OracleBatch<T>.Reduce(softLosses, [], softDivisor)], "soft loss");
            AssertGradient(
                destination => subject.Gradient(sample.Logits, softTargets, destination),
                OracleBatch<T>.Reduce(softLosses, [], softDivisor),
                oracle.TargetGradient(targets, softTargets, Scaled(ones, softDivisor)),
                "soft gradient");
            AssertGradient(
                destination => subject.WeightedGradient(sample.Logits, softTargets, sample.SampleWeights, destination),
                OracleBatch<T>.Reduce(softLosses, sample.SampleWeights, softDivisor),
                oracle.TargetGradient(targets, softTargets, Scaled(sample.SampleWeights, softDivisor)),
                "weighted soft gradient");
            AssertRows(subject.LossesAndGradient(sample.Logits, softTargets, gradients), softLosses, "soft losses beside gradients");
            AssertRows(gradients, oracle.TargetGradient(targets, softTargets, ones), "soft gradients");

            void AssertRows(T[] actual, T[] expected, string what) => BitsAssert.Equal<T>(expected, actual, $"{what}, {where}");

            void AssertGradient(Func<T[], T> run, T loss, T[] gradient, string what)
            {
                T[] destination = new T[gradient.Length];
                AssertRows([run(destination)], [loss], $"loss beside the {what}");
                AssertRows(destination, gradient, what);
            }
        }
    }

    private static Sample<T> MakeSample(OptionSubject<T> subject, Func<int, int, Sample<T>> make, int rows)
    {
        Sample<T> sample = make(subject.ClassCount, rows);
        if (subject.Options.IgnoreIndex is { } ignored)
        {
            for (int row = 0; row < rows; row += 3)
            {
                sample.Labels[row] = ignored;
            }
        }

        return sample;
    }

    private static IEnumerable<int> RowCounts(OptionSubject<T> subject) => subject.ClassCount <= 64 ? [1, 2, 7, 15, 16, 17, ManyRows] : [1, 3];

    private static T[] Scaled(T[] weights, double divisor) =>
        Array.ConvertAll(weights, weight => weight * T.CreateChecked(1 / divisor));
}

public sealed class SingleOptionBitTests : OptionBitTests<float>;

public sealed class DoubleOptionBitTests : OptionBitTests<double>;
