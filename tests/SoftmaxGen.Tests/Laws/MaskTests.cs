using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What is not allowed might as well not be there.</summary>
public abstract class MaskTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 35;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some, .. Catalog<T>.RunTimeSum];

    public static TheoryData<Subject<T>> SubjectsOfSeveralClasses =>
        [.. Catalog<T>.Some.Where(static subject => subject.ClassCount > 1)];

    [Theory, MemberData(nameof(Subjects))]
    public void MaskThatAllowsEverything_ChangesNothing(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Undefined(subject.ClassCount, Rows);
        sample.Mask.AsSpan().Fill(true);

        AssertSame(subject, sample, "Softmax", "Masked Softmax");
        AssertSame(subject, sample, "LogSoftmax", "Masked LogSoftmax");
        AssertSame(subject, sample, "Gradient reduced", "Masked gradient");
        AssertSame(subject, sample, "Loss beside the reduced gradient", "Loss beside the masked gradient");
        AssertSame(subject, sample, "Gradient weighted", "Masked gradient, weighted");
        AssertSame(subject, sample, "ArgMax of a batch", "Masked ArgMax of a batch");
        AssertSame(subject, sample, "Sample of a batch", "Masked sample of a batch");
        AssertSame(subject, sample, "Log-probability of a sample", "Log-probability of a masked sample");
    }

    [Theory, MemberData(nameof(Subjects))]
    public void RowsInWhichNothingIsAllowed_HaveNoShareAndNoIndex(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Undefined(subject.ClassCount, Rows);
        bool[] nothing = new bool[sample.Logits.Length];
        T[] results = new T[sample.Logits.Length];
        int[] indices = new int[Rows];

        subject.Softmax(sample.Logits, nothing, results);
        BitsAssert.Equal<T>(new T[results.Length], results, "probabilities");

        subject.LogSoftmax(sample.Logits, nothing, results);
        Assert.All(results, static result => Assert.Equal(T.NegativeInfinity, result));

        T loss = subject.CrossEntropyGradient(sample.Logits, sample.Labels, nothing, results);
        BitsAssert.Equal<T>(new T[results.Length], results, "gradient");
        Assert.Equal(T.PositiveInfinity, loss);

        subject.ArgMax(sample.Logits, nothing, indices);
        Assert.All(indices, static index => Assert.Equal(-1, index));

        subject.Sample(sample.Logits, sample.Uniforms, nothing, indices);
        Assert.All(indices, static index => Assert.Equal(-1, index));

        ReadOnlySpan<T> row = sample.Logits.AsSpan(0, subject.ClassCount);
        Assert.Equal(-1, subject.ArgMax(row, nothing.AsSpan(0, row.Length)));
        Assert.Equal(-1, subject.Sample(row, T.Zero, nothing.AsSpan(0, row.Length), out T logProbability));
        BitsAssert.Equal<T>([T.NaN], [logProbability], "log-probability");
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void LogitThatIsNotAllowed_IsIgnoredWhateverItIs(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        foreach (T ignored in new[] { T.NaN, -T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.BitDecrement(T.PositiveInfinity), T.Zero })
        {
            T[] logits = [.. sample.Logits.Select((logit, i) => sample.Mask[i] ? logit : ignored)];
            Sample<T> other = sample with { Logits = logits };
            foreach (Operation<T> operation in Operations<T>.Masked)
            {
                BitsAssert.Equal<T>(operation.Run(subject, sample), operation.Run(subject, other), $"{operation}, {ignored}");
            }
        }
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void LabelThatIsNotAllowed_HasInfiniteLossAndNoGradient(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        bool[] mask = Enumerable.Repeat(true, sample.Logits.Length).ToArray();
        for (int row = 0; row < Rows; row++)
        {
            mask[(row * subject.ClassCount) + sample.Labels[row]] = false;
        }

        T[] gradient = new T[sample.Logits.Length];
        T[] probabilities = new T[sample.Logits.Length];
        T[] ones = Enumerable.Repeat(T.One, Rows).ToArray();

        T loss = subject.WeightedCrossEntropyGradient(sample.Logits, sample.Labels, ones, mask, gradient);
        subject.Softmax(sample.Logits, mask, probabilities);

        Assert.Equal(T.PositiveInfinity, loss);
        T divisor = T.CreateChecked(subject.Reduction == LossReduction.Mean ? Rows : 1);
        for (int i = 0; i < gradient.Length; i++)
        {
            if (!mask[i])
            {
                BitsAssert.Equal<T>([T.Zero], [gradient[i]], "at the label");
            }

            Assert.Equal(double.CreateChecked(probabilities[i] / divisor), double.CreateChecked(gradient[i]), 1e-6);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void InfiniteLosses_TakeTheSignOfTheirWeights(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, 2);
        bool[] second = [.. Enumerable.Repeat(false, subject.ClassCount), .. Enumerable.Repeat(true, subject.ClassCount)];
        T[] gradient = new T[sample.Logits.Length];
        T Loss(T weight) => subject.WeightedCrossEntropyGradient(sample.Logits, sample.Labels, [weight, T.One], second, gradient);

        Assert.Equal(T.PositiveInfinity, Loss(T.One));
        Assert.Equal(T.NegativeInfinity, Loss(T.NegativeOne));
        BitsAssert.Equal<T>([T.NaN], [Loss(T.Zero)], "0 times infinity");
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void LowestLogitAllowed_IsTheMaximumOfWhatIsAllowed(Subject<T> subject)
    {
        int last = subject.ClassCount - 1;
        T[] row = new T[subject.ClassCount];
        bool[] mask = new bool[subject.ClassCount];
        mask[last] = true;
        foreach (T logit in new[] { T.NegativeInfinity, T.BitIncrement(T.NegativeInfinity), T.PositiveInfinity })
        {
            row[last] = logit;
            Assert.Equal(last, subject.ArgMax(row, mask));
        }

        row[last] = T.NaN;
        Assert.Equal(-1, subject.ArgMax(row, mask));
    }

    // Memory from elsewhere may hold other bytes than 0 and 1.
    [Theory, MemberData(nameof(Subjects))]
    public void EveryByteButZero_Allows(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Undefined(subject.ClassCount, Rows);
        byte[] bytes = [.. sample.Mask.Select(static (allowed, i) => allowed ? (byte)(1 + (i % 255)) : (byte)0)];
        Sample<T> other = sample with { Mask = MemoryMarshal.Cast<byte, bool>(bytes).ToArray() };
        foreach (Operation<T> operation in Operations<T>.Masked)
        {
            BitsAssert.Equal<T>(operation.Run(subject, sample), operation.Run(subject, other), $"{operation}");
        }
    }

    private static void AssertSame(Subject<T> subject, Sample<T> sample, string unmasked, string masked) => BitsAssert.Equal<T>(
        Operations<T>.Unmasked.Single(operation => operation.ToString() == unmasked).Run(subject, sample),
        Operations<T>.Masked.Single(operation => operation.ToString() == masked).Run(subject, sample),
        masked);
}

public sealed class SingleMaskTests : MaskTests<float>;

public sealed class DoubleMaskTests : MaskTests<double>;
