using System;
using System.Numerics;
using SoftmaxGen.Tests.Bits;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>A destination may be the logits, but not a part of them or of another argument.</summary>
public abstract class OverlapTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ClassCount = 10;
    private const int Rows = 19;
    private const int Elements = Rows * ClassCount;

    public static TheoryData<BatchMethod<T>, Subject<T>> MethodsWithDestination => ArgumentData.With(BatchMethod<T>.WithDestination);

    public static TheoryData<Subject<T>> Subjects => [.. Catalog<T>.OfTenClasses];

    [Theory, MemberData(nameof(MethodsWithDestination))]
    public void DestinationAtAnotherStartInTheLogits_IsRefused(BatchMethod<T> method, Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        foreach (int distance in new[] { 1 - Elements, -ClassCount, -1, 1, ClassCount, Elements - 1 })
        {
            Memory<T> memory = CallArguments<T>.Guard(3 * Elements);
            Memory<T> logits = memory.Slice(Elements, Elements);
            fitting.Logits.CopyTo(logits);
            CallArguments<T> arguments = fitting with
            {
                Logits = logits,
                Destination = memory.Slice(Elements + distance, Elements),
            };

            Assert.Equal(
                method.Destination, arguments.AssertRefused<ArgumentException>(x => method.Run(subject, x)).ParamName);
        }
    }

    [Theory, MemberData(nameof(MethodsWithDestination))]
    public void DestinationBesideTheLogits_IsAllowed(BatchMethod<T> method, Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        method.Run(subject, fitting);
        foreach (int start in new[] { 0, 2 * Elements })
        {
            Memory<T> memory = new T[3 * Elements];
            fitting.Logits.CopyTo(memory[Elements..]);

            // To the end of the memory: what is not needed of it may be the logits.
            CallArguments<T> arguments = fitting with
            {
                Logits = memory.Slice(Elements, Elements),
                Destination = memory[start..],
            };
            method.Run(subject, arguments);

            BitsAssert.Equal<T>(fitting.Destination.Span, arguments.Destination.Span[..Elements], $"from {start}");
            BitsAssert.Equal<T>(fitting.Logits.Span, arguments.Logits.Span, "logits");
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LogSumExpInTheLogits_MustStartWhereTheyDo(Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        Memory<T> logits = fitting.Logits.ToArray();
        subject.LogSumExp(logits.Span, fitting.Losses.Span);

        AssertRefused("destination", BatchMethod<T>.LogSumExp, subject, fitting with { Losses = fitting.Logits[1..] });
        subject.LogSumExp(logits.Span, logits.Span);

        BitsAssert.Equal<T>(fitting.Losses.Span, logits.Span[..Rows], "in place");
    }

    [Theory, MemberData(nameof(Subjects))]
    public void EntropyInTheLogits_MustStartWhereTheyDo(Subject<T> subject)
    {
        foreach (BatchMethod<T> method in new[] { BatchMethod<T>.Entropy, BatchMethod<T>.MaskedEntropy })
        {
            CallArguments<T> fitting = Fitting();
            Memory<T> logits = fitting.Logits.ToArray();
            method.Run(subject, fitting);

            AssertRefused("destination", method, subject, fitting with { Losses = fitting.Logits[1..] });
            method.Run(subject, fitting with { Logits = logits, Losses = logits });

            BitsAssert.Equal<T>(fitting.Losses.Span, logits.Span[..Rows], $"{method} in place");
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LossesInTheLogits_AreRefused(Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        foreach (int start in new[] { 0, 1, Elements - Rows })
        {
            CallArguments<T> arguments = fitting with { Losses = fitting.Logits.Slice(start, Rows) };

            AssertRefused("losses", BatchMethod<T>.Losses, subject, arguments);
            AssertRefused("losses", BatchMethod<T>.LossesAndGradient, subject, arguments);
            AssertRefused("entropies", BatchMethod<T>.EntropyGradient, subject, arguments);
            AssertRefused("entropies", BatchMethod<T>.MaskedEntropyGradient, subject, arguments);
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void LossesInTheGradient_AreRefused(Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        foreach (int start in new[] { 0, 1, Elements - Rows })
        {
            AssertRefused(
                "losses",
                BatchMethod<T>.LossesAndGradient,
                subject,
                fitting with { Losses = fitting.Destination.Slice(start, Rows) });
            AssertRefused(
                "entropies",
                BatchMethod<T>.EntropyGradient,
                subject,
                fitting with { Losses = fitting.Destination.Slice(start, Rows) });
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void SampleWeightsInTheGradient_AreRefused(Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        foreach (int start in new[] { 0, 1, Elements - Rows })
        {
            AssertRefused(
                "gradient",
                BatchMethod<T>.WeightedGradient,
                subject,
                fitting with { SampleWeights = fitting.Destination.Slice(start, Rows) });
            AssertRefused(
                "gradient",
                BatchMethod<T>.MaskedWeightedGradient,
                subject,
                fitting with { SampleWeights = fitting.Destination.Slice(start, Rows) });
            AssertRefused(
                "destination",
                BatchMethod<T>.WeightedHessianDiagonal,
                subject,
                fitting with { SampleWeights = fitting.Destination.Slice(start, Rows) });
        }
    }

    [Theory, MemberData(nameof(Subjects))]
    public void GradientThroughSoftmaxInTheUpstreamGradient_MustStartWhereItDoes(Subject<T> subject)
    {
        CallArguments<T> fitting = Fitting();
        BatchMethod<T>.SoftmaxGradient.Run(subject, fitting);
        foreach (int distance in new[] { 1 - Elements, -1, 1, Elements - 1 })
        {
            Memory<T> memory = CallArguments<T>.Guard(3 * Elements);
            Memory<T> upstream = memory.Slice(Elements, Elements);
            fitting.Upstream.CopyTo(upstream);
            CallArguments<T> arguments = fitting with
            {
                Upstream = upstream,
                Destination = memory.Slice(Elements + distance, Elements),
            };

            AssertRefused("destination", BatchMethod<T>.SoftmaxGradient, subject, arguments);
        }

        Memory<T> inPlace = fitting.Upstream.ToArray();
        subject.SoftmaxGradient(fitting.Logits.Span, inPlace.Span, inPlace.Span);

        BitsAssert.Equal<T>(fitting.Destination.Span, inPlace.Span, "in place");
    }

    private static CallArguments<T> Fitting() => CallArguments<T>.Fitting(ClassCount, Rows);

    private static void AssertRefused(string parameter, BatchMethod<T> method, Subject<T> subject, CallArguments<T> arguments) =>
        Assert.Equal(parameter, arguments.AssertRefused<ArgumentException>(x => method.Run(subject, x)).ParamName);
}

public sealed class SingleOverlapTests : OverlapTests<float>;

public sealed class DoubleOverlapTests : OverlapTests<double>;
