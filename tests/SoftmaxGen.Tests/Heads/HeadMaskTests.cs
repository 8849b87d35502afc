using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>To a head, too, what is not allowed might as well not be there.</summary>
public abstract class HeadMaskTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 37;

    private static readonly (HeadMethod Unmasked, HeadMethod Masked)[] s_pairs =
    [
        (HeadMethod.Softmax, HeadMethod.MaskedSoftmax),
        (HeadMethod.CrossEntropy, HeadMethod.MaskedCrossEntropy),
        (HeadMethod.CrossEntropyGradient, HeadMethod.MaskedCrossEntropyGradient),
        (HeadMethod.WeightedCrossEntropyGradient, HeadMethod.MaskedWeightedCrossEntropyGradient),
        (HeadMethod.ArgMax, HeadMethod.MaskedArgMax),
        (HeadMethod.Sample, HeadMethod.MaskedSample),
    ];

    public static TheoryData<HeadSubject<T>> Subjects => [.. HeadCatalog<T>.Plain];

    public static TheoryData<HeadSubject<T>> SubjectsWithOptions => [.. HeadCatalog<T>.All];

    public static TheoryData<HeadSubject<T>> SubjectsOfSeveralClasses =>
        [.. HeadCatalog<T>.All.Where(static subject => subject.ClassCount > 1)];

    [Theory, MemberData(nameof(Subjects))]
    public void MaskThatAllowsEverything_ChangesNothing(HeadSubject<T> subject)
    {
        HeadInput<T> input = new(Rows, subject.Inputs, subject.ClassCount);
        input.Mask.AsSpan().Fill(true);
        foreach ((HeadMethod unmasked, HeadMethod masked) in s_pairs)
        {
            BitsAssert.Equal<T>(subject.Run(unmasked, input), subject.Run(masked, input), $"{masked}");
        }
    }

    [Theory, MemberData(nameof(SubjectsWithOptions))]
    public void WeightsOfOne_ChangeNothing(HeadSubject<T> subject)
    {
        HeadInput<T> input = subject.Input(Rows, static input => input);
        input.SampleWeights.AsSpan().Fill(T.One);
        foreach ((HeadMethod alone, HeadMethod weighted) in new[]
        {
            (HeadMethod.CrossEntropyGradient, HeadMethod.WeightedCrossEntropyGradient),
            (HeadMethod.MaskedCrossEntropyGradient, HeadMethod.MaskedWeightedCrossEntropyGradient),
            (HeadMethod.SoftCrossEntropyGradient, HeadMethod.SoftWeightedCrossEntropyGradient),
        })
        {
            BitsAssert.Equal<T>(subject.Run(alone, input), subject.Run(weighted, input), $"{weighted}");
        }
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void LogitThatIsNotAllowed_IsIgnoredWhateverItIs(HeadSubject<T> subject)
    {
        HeadInput<T> input = subject.Input(Rows, static input =>
        {
            for (int row = 0; row < Rows; row++)
            {
                input.Labels[row] = Math.Max(input.Labels[row], 1);
                input.Mask[row * input.ClassCount] = false;
                input.Mask[(row * input.ClassCount) + input.Labels[row]] = true;
            }

            return input;
        });
        foreach (HeadMethod masked in s_pairs.Select(static pair => pair.Masked))
        {
            input.Bias[0] = T.Zero;
            T[] expected = subject.Run(masked, input);
            Assert.DoesNotContain(expected, static result => T.IsNaN(result) || T.IsInfinity(result));
            foreach (T ignored in new[] { T.NaN, T.PositiveInfinity, T.NegativeInfinity })
            {
                input.Bias[0] = ignored;
                BitsAssert.Equal<T>(expected, subject.Run(masked, input), $"{masked}, {ignored}");
            }
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void RowsInWhichNothingIsAllowed_HaveNoShareAndNoIndex(HeadSubject<T> subject)
    {
        HeadInput<T> input = new(Rows, subject.Inputs, subject.ClassCount);
        input.Mask.AsSpan().Clear();
        T[] none = [.. Enumerable.Repeat(T.NegativeOne, Rows)];

        BitsAssert.Equal<T>(new T[input.Mask.Length], subject.Run(HeadMethod.MaskedSoftmax, input), "probabilities");
        BitsAssert.Equal<T>(none, subject.Run(HeadMethod.MaskedArgMax, input), "ArgMax");
        BitsAssert.Equal<T>(none, subject.Run(HeadMethod.MaskedSample, input), "sample");
        BitsAssert.Equal<T>([T.PositiveInfinity], subject.Run(HeadMethod.MaskedCrossEntropy, input), "loss");
        BitsAssert.Equal<T>(
            [T.PositiveInfinity, .. input.WeightGradient, .. input.BiasGradient, .. new T[input.Hidden.Length]],
            subject.Run(HeadMethod.MaskedCrossEntropyGradient, input),
            "gradients");
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LabelThatIsNotAllowed_HasInfiniteLossAndNoGradient(HeadSubject<T> subject)
    {
        HeadInput<T> input = new(1, subject.Inputs, subject.ClassCount);
        input.Mask.AsSpan().Fill(true);
        input.Mask[input.Labels[0]] = false;
        input.BiasGradient.AsSpan().Clear();

        T[] probabilities = subject.Run(HeadMethod.MaskedSoftmax, input);
        T[] gradients = subject.Run(HeadMethod.MaskedCrossEntropyGradient, input);
        T[] ofBias = gradients[(1 + input.Weights.Length)..][..subject.ClassCount];

        Assert.Equal(T.PositiveInfinity, gradients[0]);
        Assert.Equal(T.PositiveInfinity, subject.Run(HeadMethod.MaskedCrossEntropy, input)[0]);
        Assert.Equal(T.Zero, ofBias[input.Labels[0]]);
        Assert.Equal(probabilities, ofBias, static (left, right) => T.Abs(left - right) < T.CreateChecked(1e-6));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void InfiniteLosses_TakeTheSignOfTheirWeights(HeadSubject<T> subject)
    {
        HeadInput<T> input = new(2, subject.Inputs, subject.ClassCount);
        input.Mask.AsSpan(0, subject.ClassCount).Clear();

        Assert.Equal(T.PositiveInfinity, Loss(T.One));
        Assert.Equal(T.NegativeInfinity, Loss(T.NegativeOne));
        BitsAssert.Equal<T>([T.NaN], [Loss(T.Zero)], "0 times infinity");

        T Loss(T weight)
        {
            input.SampleWeights[0] = weight;
            return subject.Run(HeadMethod.MaskedWeightedCrossEntropyGradient, input)[0];
        }
    }
}

public sealed class SingleHeadMaskTests : HeadMaskTests<float>;

public sealed class DoubleHeadMaskTests : HeadMaskTests<double>;
