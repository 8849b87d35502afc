using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Subjects;

namespace SoftmaxGen.Tests.Arguments;

/// <summary>A method of a batch, with the names of the parameters that not every method has.</summary>
/// <param name="Name">The method and what it writes.</param>
/// <param name="Run">Calls it.</param>
/// <param name="Destination">The parameter that receives one result a logit, if there is one.</param>
/// <param name="RowDestination">The parameter that receives one result a row, if there is one.</param>
/// <param name="HasLabels">Whether it takes labels.</param>
/// <param name="HasMask">Whether it takes a mask.</param>
/// <param name="HasUniforms">Whether it takes uniform numbers.</param>
/// <param name="Input">The parameter that is checked to be whole rows.</param>
public sealed record BatchMethod<T>(
    string Name,
    Action<Subject<T>, CallArguments<T>> Run,
    string? Destination = null,
    string? RowDestination = null,
    bool HasLabels = false,
    bool HasMask = false,
    bool HasUniforms = false,
    string Input = "logits")
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static readonly BatchMethod<T> Softmax = new(
        nameof(Softmax), static (subject, x) => subject.Softmax(x.Logits.Span, x.Destination.Span), "destination");

    public static readonly BatchMethod<T> LogSoftmax = new(
        nameof(LogSoftmax), static (subject, x) => subject.LogSoftmax(x.Logits.Span, x.Destination.Span), "destination");

    public static readonly BatchMethod<T> LogSumExp = new(
        nameof(LogSumExp),
        static (subject, x) => subject.LogSumExp(x.Logits.Span, x.Losses.Span),
        RowDestination: "destination");

    public static readonly BatchMethod<T> ArgMax = new(
        nameof(ArgMax), static (subject, x) => subject.ArgMax(x.Logits.Span, x.Indices), RowDestination: "destination");

    public static readonly BatchMethod<T> Loss = new(
        nameof(Loss), static (subject, x) => subject.CrossEntropy(x.Logits.Span, x.Labels), HasLabels: true);

    public static readonly BatchMethod<T> Losses = new(
        nameof(Losses),
        static (subject, x) => subject.CrossEntropy(x.Logits.Span, x.Labels, x.Losses.Span),
        RowDestination: "losses",
        HasLabels: true);

    public static readonly BatchMethod<T> Gradient = new(
        nameof(Gradient),
        static (subject, x) => subject.CrossEntropyGradient(x.Logits.Span, x.Labels, x.Destination.Span),
        "gradient",
        HasLabels: true);

    public static readonly BatchMethod<T> LossesAndGradient = new(
        nameof(LossesAndGradient),
        static (subject, x) => subject.CrossEntropyGradient(x.Logits.Span, x.Labels, x.Losses.Span, x.Destination.Span),
        "gradient",
        "losses",
        HasLabels: true);

    public static readonly BatchMethod<T> WeightedGradient = new(
        nameof(WeightedGradient),
        static (subject, x) =>
            subject.WeightedCrossEntropyGradient(x.Logits.Span, x.Labels, x.SampleWeights.Span, x.Destination.Span),
        "gradient",
        HasLabels: true);

    public static readonly BatchMethod<T> MaskedSoftmax = new(
        nameof(MaskedSoftmax),
        static (subject, x) => subject.Softmax(x.Logits.Span, x.Mask, x.Destination.Span),
        "destination",
        HasMask: true);

    public static readonly BatchMethod<T> MaskedLogSoftmax = new(
        nameof(MaskedLogSoftmax),
        static (subject, x) => subject.LogSoftmax(x.Logits.Span, x.Mask, x.Destination.Span),
        "destination",
        HasMask: true);

    public static readonly BatchMethod<T> MaskedGradient = new(
        nameof(MaskedGradient),
        static (subject, x) => subject.CrossEntropyGradient(x.Logits.Span, x.Labels, x.Mask, x.Destination.Span),
        "gradient",
        HasLabels: true,
        HasMask: true);

    public static readonly BatchMethod<T> MaskedWeightedGradient = new(
        nameof(MaskedWeightedGradient),
        static (subject, x) => subject.WeightedCrossEntropyGradient(
            x.Logits.Span, x.Labels, x.SampleWeights.Span, x.Mask, x.Destination.Span),
        "gradient",
        HasLabels: true,
        HasMask: true);

    public static readonly BatchMethod<T> MaskedArgMax = new(
        nameof(MaskedArgMax),
        static (subject, x) => subject.ArgMax(x.Logits.Span, x.Mask, x.Indices),
        RowDestination: "destination",
        HasMask: true);

    public static readonly BatchMethod<T> Draws = new(
        nameof(Draws),
        static (subject, x) => subject.Sample(x.Logits.Span, x.Uniforms, x.Indices),
        RowDestination: "destination",
        HasUniforms: true);

    public static readonly BatchMethod<T> MaskedDraws = new(
        nameof(MaskedDraws),
        static (subject, x) => subject.Sample(x.Logits.Span, x.Uniforms, x.Mask, x.Indices),
        RowDestination: "destination",
        HasMask: true,
        HasUniforms: true);

    public static readonly BatchMethod<T> SoftmaxGradient = new(
        nameof(SoftmaxGradient),
        static (subject, x) => subject.SoftmaxGradient(x.Logits.Span, x.Upstream.Span, x.Destination.Span),
        "destination",
        Input: "probabilities");

    public static readonly BatchMethod<T> Entropy = new(
        nameof(Entropy),
        static (subject, x) => subject.Entropy(x.Logits.Span, x.Losses.Span),
        RowDestination: "destination");

    public static readonly BatchMethod<T> MaskedEntropy = new(
        nameof(MaskedEntropy),
        static (subject, x) => subject.Entropy(x.Logits.Span, x.Mask, x.Losses.Span),
        RowDestination: "destination",
        HasMask: true);

    public static readonly BatchMethod<T> EntropyGradient = new(
        nameof(EntropyGradient),
        static (subject, x) => subject.EntropyGradient(x.Logits.Span, x.Losses.Span, x.Destination.Span),
        "gradient",
        "entropies");

    public static readonly BatchMethod<T> MaskedEntropyGradient = new(
        nameof(MaskedEntropyGradient),
        static (subject, x) => subject.EntropyGradient(x.Logits.Span, x.Mask, x.Losses.Span, x.Destination.Span),
        "gradient",
        "entropies",
        HasMask: true);

    public static readonly BatchMethod<T> HessianDiagonal = new(
        nameof(HessianDiagonal), static (subject, x) => subject.HessianDiagonal(x.Logits.Span, x.Destination.Span), "destination");

    public static readonly BatchMethod<T> WeightedHessianDiagonal = new(
        nameof(WeightedHessianDiagonal),
        static (subject, x) => subject.HessianDiagonal(x.Logits.Span, x.SampleWeights.Span, x.Destination.Span),
        "destination");

    public static readonly BatchMethod<T> TopK = new(
        nameof(TopK), static (subject, x) => subject.TopK(x.Logits.Span, 1, x.Indices), RowDestination: "destination");

    public static readonly BatchMethod<T> LossAndProbabilities = new(
        nameof(LossAndProbabilities),
        static (subject, x) => subject.CrossEntropySoftmax(x.Logits.Span, x.Labels, x.Destination.Span),
        "probabilities",
        HasLabels: true);

    public static readonly BatchMethod<T>[] All =
    [
        Softmax, LogSoftmax, LogSumExp, ArgMax, Loss, Losses, Gradient, LossesAndGradient, WeightedGradient,
        MaskedSoftmax, MaskedLogSoftmax, MaskedGradient, MaskedWeightedGradient, MaskedArgMax, Draws, MaskedDraws,
        SoftmaxGradient, Entropy, MaskedEntropy, EntropyGradient, MaskedEntropyGradient,
        HessianDiagonal, WeightedHessianDiagonal, TopK, LossAndProbabilities,
    ];

    public static readonly BatchMethod<T>[] WithDestination = [.. All.Where(static method => method.Destination is not null)];

    public static readonly BatchMethod<T>[] WithRowDestination = [.. All.Where(static method => method.RowDestination is not null)];

    public static readonly BatchMethod<T>[] WithMask = [.. All.Where(static method => method.HasMask)];

    public static readonly BatchMethod<T>[] WithUniforms = [.. All.Where(static method => method.HasUniforms)];

    public static readonly BatchMethod<T>[] WithLabels = [.. All.Where(static method => method.HasLabels)];

    public override string ToString() => Name;
}
