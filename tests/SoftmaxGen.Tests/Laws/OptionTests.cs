using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Accuracy;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Inputs;
using SoftmaxGen.Tests.References;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What the options of a loss mean, in ordinary rows and in special ones.</summary>
public abstract class OptionTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 35;

    public static TheoryData<OptionSubject<T>> Subjects => [.. OptionCatalog<T>.All];

    [Theory, MemberData(nameof(Subjects))]
    public void GradientOfARow_SumsToZeroUnlessTheLogSumExpIsPenalised(OptionSubject<T> subject)
    {
        if (subject.Options.ZLoss > 0)
        {
            return;
        }

        T[] logits = Logits.Batch<T>(Rows, subject.ClassCount, new Noise(1));
        T[] gradient = new T[logits.Length];
        subject.LossesAndGradient(logits, new Noise(2).Labels(Rows, subject.ClassCount), gradient);
        AssertRowSums(gradient, subject, static _ => 1);

        T[] targets = SoftTargets.Batch<T>(Rows, subject.ClassCount, new Noise(3));
        subject.LossesAndGradient(logits, targets, gradient);
        AssertRowSums(
            gradient, subject, row => targets.Skip(row * subject.ClassCount).Take(subject.ClassCount).Sum(double.CreateChecked));
    }

    [Fact]
    public void EveryRowIgnored_LeavesNothing()
    {
        OptionSubject<T> subject = RunTime(new() { IgnoreIndex = -100 });
        T[] logits = Logits.Batch<T>(Rows, subject.ClassCount, new Noise(1));
        int[] labels = [.. Enumerable.Repeat(-100, Rows)];
        T[] gradient = new T[logits.Length];

        BitsAssert.Equal<T>([T.Zero], [subject.Gradient(logits, labels, gradient)], "loss");
        BitsAssert.Equal<T>(new T[gradient.Length], gradient, "gradient");
        BitsAssert.Equal<T>(new T[Rows], subject.Losses(logits, labels), "losses");
    }

    [Fact]
    public void WeightsThatSumToZero_LeaveNothing()
    {
        OptionSubject<T> subject = RunTime(new() { ClassWeights = [0, 1, 1, 1, 1] });
        T[] logits = Logits.Batch<T>(Rows, subject.ClassCount, new Noise(1));
        T[] gradient = new T[logits.Length];

        T loss = subject.Gradient(logits, new int[Rows], gradient);

        BitsAssert.Equal<T>([T.Zero], [loss], "loss");
        Assert.All(gradient, static g => Assert.Equal(T.Zero, g));
    }

    [Fact]
    public void IgnoredRow_CountsForNothingWhateverItsLogits()
    {
        OptionSubject<T> subject = RunTime(new() { IgnoreIndex = -100, LabelSmoothing = 0.1 });
        T[] logits = Logits.Batch<T>(Rows, subject.ClassCount, new Noise(1));
        int[] labels = new Noise(2).Labels(Rows, subject.ClassCount);
        labels[3] = -100;
        logits[3 * subject.ClassCount] = T.NaN;
        T[] gradient = new T[logits.Length];

        T loss = subject.Gradient(logits, labels, gradient);

        Assert.True(T.IsFinite(loss));
        BitsAssert.Equal<T>(new T[subject.ClassCount], gradient.AsSpan(3 * subject.ClassCount, subject.ClassCount), "gradient");
    }

    [Fact]
    public void IgnoredClass_IsLeftOutOfTheMean()
    {
        T[] logits = [.. new[] { 0.0, 1, 2, 3, 4, 5 }.Select(T.CreateChecked)];

        Assert.Equal(
            RunTime(new(), classCount: 3).Loss(logits.AsSpan(0, 3), [2]),
            RunTime(new() { IgnoreIndex = 1 }, classCount: 3).Loss(logits, [2, 1]));
    }

    [Fact]
    public void TargetOfZero_CostsNothingAtNegativeInfinity()
    {
        T[] logits = [T.Zero, T.NegativeInfinity, T.One];
        T[] targets = [T.CreateChecked(0.5), T.Zero, T.CreateChecked(0.5)];
        T[] gradient = new T[3];

        T loss = RunTime(new(), classCount: 3).Gradient(logits, targets, gradient);

        Assert.True(T.IsFinite(loss));
        BitsAssert.Equal<T>([T.Zero], [gradient[1]], "gradient");
    }

    [Fact]
    public void SmoothedTarget_CostsInfinitelyMuchAtNegativeInfinity()
    {
        T[] logits = [T.Zero, T.NegativeInfinity, T.One];

        Assert.Equal(T.PositiveInfinity, RunTime(new() { LabelSmoothing = 0.3 }, classCount: 3).Loss(logits, [0]));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public void RowThatIsNoNumber_IsNaNInLossAndGradient(int classCount)
    {
        OptionSubject<T> subject = RunTime(new() { LabelSmoothing = 0.1, ZLoss = 0.1 }, classCount);
        T[] logits = new T[classCount];
        logits[1] = T.PositiveInfinity;
        T[] gradient = new T[classCount];

        BitsAssert.Equal<T>([T.NaN], [subject.Gradient(logits, new int[1], gradient)], "loss");
        BitsAssert.Equal<T>([.. Enumerable.Repeat(T.NaN, classCount)], gradient, "gradient");
    }

    /// <summary>The bounds are those of losses and probabilities without options, the gradient's times the mass of the targets.</summary>
    [Theory, MemberData(nameof(Subjects))]
    public void LossAndGradient_AreAsExactAsWithoutOptions(OptionSubject<T> subject)
    {
        // Double has no wider type to be judged by; it takes the same steps.
        if (typeof(T) != typeof(float))
        {
            return;
        }

        Noise noise = new(5);
        T[] logits = [.. Enumerable.Range(0, Rows * subject.ClassCount).Select(_ => T.CreateChecked(5 * noise.Normal()))];
        int[] labels = noise.Labels(Rows, subject.ClassCount);
        T[] gradient = new T[logits.Length];
        T[] losses = subject.LossesAndGradient(logits, labels, gradient);

        // The options as the kernel has them: rounded to float.
        CrossEntropyOptions options = subject.Options with
        {
            ClassWeights = [.. subject.Options.ClassWeights.Select(static x => (double)(float)x)],
            ZLoss = (float)subject.Options.ZLoss,
            Temperature = 1 / (double)(float)(1 / subject.Options.Temperature),
        };
        double[] exactLogits = Array.ConvertAll(logits, double.CreateChecked);
        double[] exactLosses = new double[Rows];
        double[] exactGradient = new double[logits.Length];
        SoftmaxKernels.CrossEntropyGradient(exactLogits, subject.ClassCount, labels, exactLosses, exactGradient, options);
        double heaviest = subject.Options.ClassWeights.IsEmpty ? 1 : Math.Max(1, subject.Options.ClassWeights.Max());
        for (int row = 0; row < Rows; row++)
        {
            double ulp = Math.Max(MathF.BitIncrement((float)exactLosses[row]) - (float)exactLosses[row], float.Epsilon);
            Assert.InRange(Math.Abs(double.CreateChecked(losses[row]) - exactLosses[row]) / ulp, 0, Promise<float>.LossUlps);
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(exactGradient[i], double.CreateChecked(gradient[i]), heaviest * Promise<float>.LabelGradient * 2);
        }
    }

    private static OptionSubject<T> RunTime(CrossEntropyOptions options, int classCount = 5) =>
        OptionCatalog<T>.MakeRunTime(classCount, options);

    /// <summary>The promise of a row without options, times the mass of its targets; these are rounded too.</summary>
    private static void AssertRowSums(T[] gradient, OptionSubject<T> subject, Func<int, double> sumOfTargets)
    {
        double heaviest = subject.Options.ClassWeights.IsEmpty ? 1 : Math.Max(1, subject.Options.ClassWeights.Max());
        for (int row = 0; row < Rows; row++)
        {
            DoubleDouble sum = gradient.Skip(row * subject.ClassCount).Take(subject.ClassCount).Aggregate(
                DoubleDouble.Zero, static (sum, g) => sum + DoubleDouble.Sum(double.CreateChecked(g), 0));
            double mass = heaviest * Math.Max(1, sumOfTargets(row));
            Assert.InRange(Math.Abs((double)sum), 0, 2 * Promise<T>.GradientSum * mass);
        }
    }
}

public sealed class SingleOptionTests : OptionTests<float>;

public sealed class DoubleOptionTests : OptionTests<double>;

/// <summary>The gradient with options is the slope of the loss, by central differences in double.</summary>
public class OptionSlopeTests
{
    // A power of two, so that a logit and the step add exactly.
    private static readonly double Step = Math.ScaleB(1, -17);

    public static TheoryData<OptionSubject<double>> Subjects =>
        [.. OptionCatalog<double>.All.Where(static subject => subject.ClassCount <= 17)];

    [Theory, MemberData(nameof(Subjects))]
    public void Gradient_IsTheSlopeOfTheLoss(OptionSubject<double> subject)
    {
        const int Rows = 3;
        Noise noise = new(6);
        double[] logits = [.. Enumerable.Range(0, Rows * subject.ClassCount).Select(_ => Math.Round(noise.Normal() * 1024) / 1024)];
        int[] labels = noise.Labels(Rows, subject.ClassCount);
        double[] targets = SoftTargets.Batch<double>(Rows, subject.ClassCount, noise);
        double[] gradient = new double[logits.Length];

        subject.Gradient(logits, labels, gradient);
        AssertSlopes(z => subject.Loss(z, labels), logits, gradient);

        subject.Gradient(logits, targets, gradient);
        AssertSlopes(z => subject.Loss(z, targets), logits, gradient);
    }

    private static void AssertSlopes(Func<double[], double> loss, double[] logits, double[] gradient)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            double[] after = [.. logits];
            double[] before = [.. logits];
            after[i] += Step;
            before[i] -= Step;

            // The third derivative times the square of the step, and the errors of two losses over twice the step.
            Assert.Equal((loss(after) - loss(before)) / (2 * Step), gradient[i], 3e-9);
        }
    }
}
