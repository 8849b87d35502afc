using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What holds for the gradient through a softmax.</summary>
public abstract class SoftmaxGradientTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 30;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    /// <summary>With L = -ln y_label, dL/dy is -1 / y_label at the label, and the gradient y - 1 there and y elsewhere.</summary>
    [Theory, MemberData(nameof(Subjects))]
    public void GradientOfTheNegativeLogarithm_IsThatOfTheCrossEntropy(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] logits = [.. sample.Upstream];
        T[] probabilities = new T[logits.Length];
        T[] upstream = new T[logits.Length];
        T[] expected = new T[logits.Length];
        subject.Softmax(logits, probabilities);
        subject.CrossEntropyGradient(logits, sample.Labels, new T[Rows], expected);
        for (int row = 0; row < Rows; row++)
        {
            int label = (row * subject.ClassCount) + sample.Labels[row];
            upstream[label] = -T.One / probabilities[label];
        }

        subject.SoftmaxGradient(probabilities, upstream, upstream);

        // Rounded probabilities do not sum to 1 exactly, and 1 / y not to its inverse.
        double error = 8 * double.CreateChecked(T.BitIncrement(T.One) - T.One);
        Assert.All(upstream.Zip(expected), pair =>
            Assert.Equal(double.CreateChecked(pair.Second), double.CreateChecked(pair.First), error));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void EqualUpstreamGradients_GiveNextToNothing(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] probabilities = new T[sample.Logits.Length];
        T[] gradient = new T[sample.Logits.Length];
        subject.Softmax(sample.Logits, probabilities);

        subject.SoftmaxGradient(probabilities, [.. sample.Logits.Select(static _ => T.One)], gradient);

        double error = 2 * double.CreateChecked(T.BitIncrement(T.One) - T.One);
        Assert.All(gradient, value => Assert.InRange(double.CreateChecked(value), -error, error));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void UpstreamGradientThatIsNoNumber_GivesNaNInItsRowOnly(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] probabilities = new T[sample.Logits.Length];
        T[] gradient = new T[sample.Logits.Length];
        subject.Softmax(sample.Logits, probabilities);
        subject.SoftmaxGradient(probabilities, sample.Upstream, gradient);
        foreach (T special in new[] { T.NaN, -T.NaN, T.PositiveInfinity, T.NegativeInfinity })
        {
            for (int place = 0; place < subject.ClassCount; place += 3)
            {
                T[] upstream = [.. sample.Upstream];
                upstream[subject.ClassCount + place] = special;
                T[] expected = [.. gradient];
                expected.AsSpan(subject.ClassCount, subject.ClassCount).Fill(T.NaN);

                subject.SoftmaxGradient(probabilities, upstream, upstream);

                BitsAssert.Equal<T>(expected, upstream, $"{special} at {place}");
            }
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void DifferenceBeyondTheFormat_IsInfiniteOrNaN(Subject<T> subject)
    {
        T[] probabilities = new T[subject.ClassCount];
        T[] upstream = Enumerable.Repeat(T.BitDecrement(T.PositiveInfinity), subject.ClassCount).ToArray();
        probabilities[0] = T.One;
        upstream[0] = T.BitIncrement(T.NegativeInfinity);
        T[] expected = Enumerable.Repeat(T.NaN, subject.ClassCount).ToArray();
        expected[0] = T.Zero;

        subject.SoftmaxGradient(probabilities, upstream, upstream);

        BitsAssert.Equal<T>(expected, upstream, "gradient");
    }
}

public sealed class SingleSoftmaxGradientTests : SoftmaxGradientTests<float>;

public sealed class DoubleSoftmaxGradientTests : SoftmaxGradientTests<double>;
