using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Accuracy;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.References;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>What holds for the entropy, whatever the logits.</summary>
public abstract class EntropyTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 30;

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.Some];

    public static TheoryData<Subject<T>> SubjectsOfSeveralClasses =>
        [.. Catalog<T>.Some.Where(static subject => subject.ClassCount > 1)];

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void EqualLogits_HaveTheLogarithmOfTheirNumber(Subject<T> subject)
    {
        T[] entropy = new T[1];
        T[] gradient = new T[subject.ClassCount];

        subject.EntropyGradient(gradient, entropy, gradient);

        Truth truth = new(DoubleDoubleMath.Log1P(subject.ClassCount - 1), 0);
        Assert.InRange(truth.Ulps(entropy[0]), 0, Promise<T>.EntropyUlps);
        Assert.All(gradient, static value => Assert.Equal(T.Zero, value));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void Entropy_IsFromZeroToTheLogarithmOfTheClassCount(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        T[] entropies = new T[Rows];

        subject.Entropy(sample.Logits, entropies);

        double most = Math.Log(subject.ClassCount) * (1 + (8 * double.CreateChecked(T.BitIncrement(T.One) - T.One)));
        Assert.All(entropies, entropy => Assert.InRange(double.CreateChecked(entropy), 0, most));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void EverythingAllowed_IsAsWithoutMask(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Undefined(subject.ClassCount, Rows);
        bool[] mask = Enumerable.Repeat(true, sample.Logits.Length).ToArray();
        T[] entropies = new T[Rows];
        T[] gradient = new T[sample.Logits.Length];
        T[] maskedEntropies = new T[Rows];
        T[] maskedGradient = new T[sample.Logits.Length];

        subject.EntropyGradient(sample.Logits, entropies, gradient);
        subject.EntropyGradient(sample.Logits, mask, maskedEntropies, maskedGradient);

        BitsAssert.Equal<T>(entropies, maskedEntropies, "entropies");
        BitsAssert.Equal<T>(gradient, maskedGradient, "gradient");
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void MaskedNaN_IsIgnored(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Finite(subject.ClassCount, Rows);
        bool[] mask = [.. sample.Logits.Select((_, index) => index % subject.ClassCount != 1)];
        T[] spoiled = [.. sample.Logits.Zip(mask, static (logit, allowed) => allowed ? logit : T.NaN)];
        T[] entropies = new T[Rows];
        T[] gradient = new T[sample.Logits.Length];
        T[] expectedEntropies = new T[Rows];
        T[] expectedGradient = new T[sample.Logits.Length];

        subject.EntropyGradient(sample.Logits, mask, expectedEntropies, expectedGradient);
        subject.EntropyGradient(spoiled, mask, entropies, gradient);

        BitsAssert.Equal<T>(expectedEntropies, entropies, "entropies");
        BitsAssert.Equal<T>(expectedGradient, gradient, "gradient");
        Assert.All(gradient.Where((_, index) => !mask[index]), static value => BitsAssert.Equal<T>([T.Zero], [value], "masked"));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void NothingAllowed_HasEntropyAndGradientZero(Subject<T> subject)
    {
        Sample<T> sample = Sample<T>.Undefined(subject.ClassCount, Rows);
        T[] entropies = Enumerable.Repeat(T.One, Rows).ToArray();
        T[] gradient = [.. sample.Logits];

        subject.EntropyGradient(sample.Logits, new bool[sample.Logits.Length], entropies, gradient);

        BitsAssert.Equal<T>(new T[Rows], entropies, "entropies");
        BitsAssert.Equal<T>(new T[gradient.Length], gradient, "gradient");
    }

    [Theory, MemberData(nameof(SubjectsOfSeveralClasses))]
    public void NegativeInfinity_AddsNothing(Subject<T> subject)
    {
        T[] logits = new T[subject.ClassCount];
        logits.AsSpan(1).Fill(T.NegativeInfinity);
        T[] entropy = [T.One];

        subject.EntropyGradient(logits, entropy, logits);

        BitsAssert.Equal<T>([T.Zero], entropy, "entropy");
        BitsAssert.Equal<T>(new T[logits.Length], logits, "gradient");
    }
}

public sealed class SingleEntropyTests : EntropyTests<float>;

public sealed class DoubleEntropyTests : EntropyTests<double>;
