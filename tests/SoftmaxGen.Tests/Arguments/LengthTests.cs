using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>Lengths that do not fit are refused with the parameter's name and both numbers, before anything is written.</summary>
public abstract class LengthTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ClassCount = 10;
    private const int Rows = 23;
    private const int Elements = Rows * ClassCount;

    public static TheoryData<BatchMethod<T>, Subject<T>> Methods => ArgumentData.With(BatchMethod<T>.All);

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithDestination => ArgumentData.With(BatchMethod<T>.WithDestination);

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithRowDestination => ArgumentData.With(BatchMethod<T>.WithRowDestination);

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithLabels => ArgumentData.With(BatchMethod<T>.WithLabels);

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithMask => ArgumentData.With(BatchMethod<T>.WithMask);

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithUniforms => ArgumentData.With(BatchMethod<T>.WithUniforms);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.OfTenClasses];

    [Theory, MemberData(nameof(Methods))]
    public void LogitsThatAreNoWholeRows_AreRefused(BatchMethod<T> method, Subject<T> subject) => AssertRefused(
        method, subject, Fitting() with { Logits = new T[Elements - 1] }, method.Input, Elements - 1, ClassCount);

    [Theory, MemberData(nameof(MethodsWithDestination))]
    public void ShortDestination_IsRefused(BatchMethod<T> method, Subject<T> subject) => AssertRefused(
        method,
        subject,
        Fitting() with { Destination = CallArguments<T>.Guard(Elements - 1) },
        method.Destination,
        Elements - 1,
        Elements);

    [Theory, MemberData(nameof(MethodsWithRowDestination))]
    public void ShortDestinationOfRows_IsRefused(BatchMethod<T> method, Subject<T> subject) => AssertRefused(
        method,
        subject,
        Fitting() with
        {
            Losses = CallArguments<T>.Guard(Rows - 1),
            Indices = CallArguments<T>.GuardIndices(Rows - 1),
        },
        method.RowDestination,
        Rows - 1,
        Rows);

    [Theory, MemberData(nameof(MethodsWithLabels))]
    public void TooFewLabels_AreRefused(BatchMethod<T> method, Subject<T> subject) =>
        AssertRefused(method, subject, Fitting() with { Labels = new int[Rows - 1] }, "labels", Rows - 1, Rows);

    [Theory, MemberData(nameof(MethodsWithLabels))]
    public void TooManyLabels_AreRefused(BatchMethod<T> method, Subject<T> subject) =>
        AssertRefused(method, subject, Fitting() with { Labels = new int[Rows + 1] }, "labels", Rows + 1, Rows);

    [Theory, MemberData(nameof(Subjects))]
    public void AnotherNumberOfSampleWeights_IsRefused(Subject<T> subject)
    {
        foreach (int count in new[] { 0, Rows - 1, Rows + 1 })
        {
            AssertRefused(
                BatchMethod<T>.WeightedGradient, subject, Fitting() with { SampleWeights = new T[count] }, "sampleWeights", count, Rows);
            AssertRefused(
                BatchMethod<T>.WeightedHessianDiagonal, subject, Fitting() with { SampleWeights = new T[count] }, "sampleWeights", count, Rows);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void AnotherNumberOfSampleWeights_IsRefusedWithAMask(Subject<T> subject) => AssertRefused(
        BatchMethod<T>.MaskedWeightedGradient,
        subject,
        Fitting() with { SampleWeights = new T[Rows - 1] },
        "sampleWeights",
        Rows - 1,
        Rows);

    [Theory, MemberData(nameof(MethodsWithMask))]
    public void MaskOfAnotherLength_IsRefused(BatchMethod<T> method, Subject<T> subject)
    {
        foreach (int length in new[] { 0, ClassCount, Elements - 1, Elements + 1 })
        {
            AssertRefused(method, subject, Fitting() with { Mask = new bool[length] }, "mask", length, Elements);
        }
    }

    [Theory, MemberData(nameof(MethodsWithUniforms))]
    public void AnotherNumberOfUniforms_IsRefused(BatchMethod<T> method, Subject<T> subject)
    {
        foreach (int count in new[] { 0, Rows - 1, Rows + 1 })
        {
            AssertRefused(method, subject, Fitting() with { Uniforms = new T[count] }, "uniforms", count, Rows);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void RowOrMaskOfAnotherLength_HasNoIndex(Subject<T> subject)
    {
        T[] row = new T[ClassCount];
        bool[] mask = new bool[ClassCount + 1];
        AssertNoIndex("row", 0, () => subject.Sample([], T.Zero));
        AssertNoIndex("row", 0, () => subject.Sample([], T.Zero, out _));
        AssertNoIndex("mask", ClassCount + 1, () => subject.ArgMax(row, mask));
        AssertNoIndex("mask", ClassCount + 1, () => subject.Sample(row, T.Zero, mask));
        AssertNoIndex("mask", ClassCount + 1, () => subject.Sample(row, T.Zero, mask, out _));
    }

    [Theory, MemberData(nameof(Subjects))]
    public void UpstreamGradientOfAnotherLength_IsRefused(Subject<T> subject)
    {
        foreach (int length in new[] { 0, Elements - ClassCount, Elements + 1 })
        {
            AssertRefused(
                BatchMethod<T>.SoftmaxGradient, subject, Fitting() with { Upstream = new T[length] }, "upstream", length, Elements);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void MoreOrLessIndicesThanClasses_AreRefused(Subject<T> subject)
    {
        foreach (int k in new[] { int.MinValue, -1, 0, ClassCount + 1, int.MaxValue })
        {
            ArgumentOutOfRangeException exception =
                Fitting().AssertRefused<ArgumentOutOfRangeException>(x => subject.TopK(x.Logits.Span, k, x.Indices));

            ArgumentData.AssertNames(exception, "k", k, ClassCount);
            Assert.Equal(k, exception.ActualValue);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void ShortDestinationOfSeveralIndices_IsRefused(Subject<T> subject)
    {
        CallArguments<T> arguments = Fitting() with { Indices = CallArguments<T>.GuardIndices((3 * Rows) - 1) };

        ArgumentException exception = arguments.AssertRefused<ArgumentException>(x => subject.TopK(x.Logits.Span, 3, x.Indices));

        ArgumentData.AssertNames(exception, "destination", (3 * Rows) - 1, 3 * Rows);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LogitsThatAreNotOneRow_AreRefusedWithALabel(Subject<T> subject)
    {
        foreach (int length in new[] { 0, ClassCount - 1, 2 * ClassCount })
        {
            CallArguments<T> arguments = Fitting() with { Logits = new T[length] };

            ArgumentData.AssertNames(
                arguments.AssertRefused<ArgumentException>(x => subject.CrossEntropy(x.Logits.Span, 0)),
                "logits", length, ClassCount);
            ArgumentData.AssertNames(
                arguments.AssertRefused<ArgumentException>(x => subject.CrossEntropyGradient(x.Logits.Span, 0, x.Destination.Span)),
                "logits", length, ClassCount);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void ShortGradient_IsRefusedWithALabel(Subject<T> subject)
    {
        CallArguments<T> arguments = CallArguments<T>.Fitting(ClassCount, 1) with
        {
            Destination = CallArguments<T>.Guard(ClassCount - 1),
        };

        ArgumentException exception = arguments.AssertRefused<ArgumentException>(
            x => subject.CrossEntropyGradient(x.Logits.Span, 0, x.Destination.Span));

        ArgumentData.AssertNames(exception, "gradient", ClassCount - 1, ClassCount);
    }

    [Theory, MemberData(nameof(Subjects))]
    public void EmptyRow_HasNoArgMax(Subject<T> subject) =>
        Assert.Equal("row", Assert.Throws<ArgumentException>(() => subject.ArgMax(ReadOnlySpan<T>.Empty)).ParamName);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void ClassCountBelowOne_IsRefused(int classCount)
    {
        Subject<T> subject = Catalog<T>.MakeRunTime(classCount);
        foreach (BatchMethod<T> method in BatchMethod<T>.All)
        {
            ArgumentOutOfRangeException exception =
                Fitting().AssertRefused<ArgumentOutOfRangeException>(x => method.Run(subject, x));

            ArgumentData.AssertNames(exception, "classCount");
            Assert.Equal(classCount, exception.ActualValue);
        }
    }

    private static void AssertNoIndex(string parameter, int length, Func<object> call) =>
        ArgumentData.AssertNames(Assert.Throws<ArgumentException>(call), parameter, length);

    private static CallArguments<T> Fitting() => CallArguments<T>.Fitting(ClassCount, Rows);

    private static void AssertRefused(
        BatchMethod<T> method, Subject<T> subject, CallArguments<T> arguments, string? parameter, int actual, int needed) =>
        ArgumentData.AssertNames(
            arguments.AssertRefused<ArgumentException>(x => method.Run(subject, x)), parameter, actual, needed);
}

public sealed class SingleLengthTests : LengthTests<float>;

public sealed class DoubleLengthTests : LengthTests<double>;
