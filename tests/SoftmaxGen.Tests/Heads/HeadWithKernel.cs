using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Heads;

/// <summary>A generated head, and a generated kernel with the same classes and options.</summary>
internal sealed class HeadWithKernel<THead, TKernel, T>(int? ignoreIndex = null) : HeadSubject<T>
    where THead : ISoftmaxHead<T>
    where TKernel : ISoftmaxKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate T LayerGradient(Span<T> weightGradient, Span<T> biasGradient, Span<T> hiddenGradient);

    public override int Inputs => THead.Inputs;

    public override int ClassCount => THead.ClassCount;

    public override int? IgnoreIndex => ignoreIndex;

    public override string ToString() => typeof(THead).Name;

    internal override T[] Run(HeadMethod method, HeadInput<T> x) => method switch
    {
        HeadMethod.Softmax => Elements(x, results => THead.Softmax(x.Hidden, x.Weights, x.Bias, results)),
        HeadMethod.MaskedSoftmax => Elements(x, results => THead.Softmax(x.Hidden, x.Mask, x.Weights, x.Bias, results)),
        HeadMethod.CrossEntropy => [THead.CrossEntropy(x.Hidden, x.Labels, x.Weights, x.Bias)],
        HeadMethod.MaskedCrossEntropy => [THead.CrossEntropy(x.Hidden, x.Labels, x.Mask, x.Weights, x.Bias)],
        HeadMethod.CrossEntropyGradient => Gradients(x, (weights, bias, hidden) =>
            THead.CrossEntropyGradient(x.Hidden, x.Labels, x.Weights, x.Bias, weights, bias, hidden)),
        HeadMethod.MaskedCrossEntropyGradient => Gradients(x, (weights, bias, hidden) =>
            THead.CrossEntropyGradient(x.Hidden, x.Labels, x.Mask, x.Weights, x.Bias, weights, bias, hidden)),
        HeadMethod.WeightedCrossEntropyGradient => Gradients(x, (weights, bias, hidden) =>
            THead.WeightedCrossEntropyGradient(x.Hidden, x.Labels, x.SampleWeights, x.Weights, x.Bias, weights, bias, hidden)),
        HeadMethod.MaskedWeightedCrossEntropyGradient => Gradients(x, (weights, bias, hidden) =>
            THead.WeightedCrossEntropyGradient(
                x.Hidden, x.Labels, x.SampleWeights, x.Mask, x.Weights, x.Bias, weights, bias, hidden)),
        HeadMethod.SoftCrossEntropy => [THead.SoftCrossEntropy(x.Hidden, x.Targets, x.Weights, x.Bias)],
        HeadMethod.SoftCrossEntropyGradient => Gradients(x, (weights, bias, hidden) =>
            THead.SoftCrossEntropyGradient(x.Hidden, x.Targets, x.Weights, x.Bias, weights, bias, hidden)),
        HeadMethod.SoftWeightedCrossEntropyGradient => Gradients(x, (weights, bias, hidden) =>
            THead.SoftWeightedCrossEntropyGradient(x.Hidden, x.Targets, x.SampleWeights, x.Weights, x.Bias, weights, bias, hidden)),
        HeadMethod.ArgMax => Indices(x, indices => THead.ArgMax(x.Hidden, x.Weights, x.Bias, indices)),
        HeadMethod.MaskedArgMax => Indices(x, indices => THead.ArgMax(x.Hidden, x.Mask, x.Weights, x.Bias, indices)),
        HeadMethod.Sample => Indices(x, indices => THead.Sample(x.Hidden, x.Uniforms, x.Weights, x.Bias, indices)),
        HeadMethod.MaskedSample => Indices(x, indices => THead.Sample(x.Hidden, x.Uniforms, x.Mask, x.Weights, x.Bias, indices)),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    internal override T[] Compose(HeadMethod method, HeadInput<T> x)
    {
        OracleHead<T> oracle = new(x);
        T[] z = oracle.Logits;
        return method switch
        {
            HeadMethod.Softmax => Elements(x, results => TKernel.Softmax(z, results)),
            HeadMethod.MaskedSoftmax => Elements(x, results => TKernel.Softmax(z, x.Mask, results)),
            HeadMethod.CrossEntropy => [TKernel.CrossEntropy(z, x.Labels)],

            // A kernel tells a masked loss beside its gradient only.
            HeadMethod.MaskedCrossEntropy => [TKernel.CrossEntropyGradient(z, x.Labels, x.Mask, new T[z.Length])],
            HeadMethod.CrossEntropyGradient => Gradients(oracle, gradient => TKernel.CrossEntropyGradient(z, x.Labels, gradient)),
            HeadMethod.MaskedCrossEntropyGradient =>
                Gradients(oracle, gradient => TKernel.CrossEntropyGradient(z, x.Labels, x.Mask, gradient)),
            HeadMethod.WeightedCrossEntropyGradient =>
                Gradients(oracle, gradient => TKernel.WeightedCrossEntropyGradient(z, x.Labels, x.SampleWeights, gradient)),
            HeadMethod.MaskedWeightedCrossEntropyGradient =>
                Gradients(oracle, gradient => TKernel.WeightedCrossEntropyGradient(z, x.Labels, x.SampleWeights, x.Mask, gradient)),
            HeadMethod.SoftCrossEntropy => [TKernel.CrossEntropy(z, targets: x.Targets)],
            HeadMethod.SoftCrossEntropyGradient =>
                Gradients(oracle, gradient => TKernel.CrossEntropyGradient(z, targets: x.Targets, gradient)),
            HeadMethod.SoftWeightedCrossEntropyGradient =>
                Gradients(oracle, gradient => TKernel.WeightedCrossEntropyGradient(z, targets: x.Targets, x.SampleWeights, gradient)),
            HeadMethod.ArgMax => Indices(x, indices => TKernel.ArgMax(z, indices)),
            HeadMethod.MaskedArgMax => Indices(x, indices => TKernel.ArgMax(z, x.Mask, indices)),
            HeadMethod.Sample => Indices(x, indices => TKernel.Sample(z, x.Uniforms, indices)),
            HeadMethod.MaskedSample => Indices(x, indices => TKernel.Sample(z, x.Uniforms, x.Mask, indices)),
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
    }

    private static T[] Elements(HeadInput<T> input, Action<T[]> write)
    {
        T[] results = new T[input.Rows * input.ClassCount];
        write(results);
        return results;
    }

    private static T[] Indices(HeadInput<T> input, Action<int[]> write)
    {
        int[] indices = new int[input.Rows];
        write(indices);
        return Array.ConvertAll(indices, T.CreateChecked);
    }

    private static T[] Gradients(HeadInput<T> input, LayerGradient run)
    {
        T[] weightGradient = [.. input.WeightGradient];
        T[] biasGradient = [.. input.BiasGradient];
        T[] hiddenGradient = new T[input.Hidden.Length];
        T loss = run(weightGradient, biasGradient, hiddenGradient);
        return [loss, .. OneNaN(weightGradient), .. OneNaN(biasGradient), .. OneNaN(hiddenGradient)];
    }

    private static T[] Gradients(OracleHead<T> oracle, Func<T[], T> run)
    {
        T[] gradient = new T[oracle.Logits.Length];
        T loss = run(gradient);
        oracle.AddGradients(gradient);
        return [loss, .. OneNaN(oracle.WeightGradient), .. OneNaN(oracle.BiasGradient), .. OneNaN(oracle.HiddenGradient)];
    }

    /// <summary>Which NaN a sum of products of the layer becomes is the processor's choice.</summary>
    private static T[] OneNaN(T[] sums) => Array.ConvertAll(sums, static sum => T.IsNaN(sum) ? T.NaN : sum);
}
