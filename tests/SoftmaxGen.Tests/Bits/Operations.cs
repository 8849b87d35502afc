using System;
using System.Linq;
using System.Numerics;
using SoftmaxGen.Tests.Oracle;
using SoftmaxGen.Tests.Subjects;

namespace SoftmaxGen.Tests.Bits;

/// <summary>Every result of every method.</summary>
internal static class Operations<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Those of whole rows.</summary>
    public static readonly Operation<T>[] Unmasked =
    [
        new(
            "Softmax", Shape.Elements,
            static (subject, _, logits, destination) => subject.Softmax(logits, destination),
            static (oracle, _, _) => oracle.Softmax()),
        new(
            "LogSoftmax", Shape.Elements,
            static (subject, _, logits, destination) => subject.LogSoftmax(logits, destination),
            static (oracle, _, _) => oracle.LogSoftmax()),
        new(
            "LogSumExp", Shape.Rows,
            static (subject, _, logits, destination) => subject.LogSumExp(logits, destination),
            static (oracle, _, _) => oracle.LogSumExp()),
        new(
            "ArgMax of a batch", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                int[] indices = new int[sample.Rows];
                subject.ArgMax(logits, indices);
                Numbers(indices).CopyTo(destination);
            },
            static (oracle, _, _) => Numbers(oracle.ArgMax())),
        new(
            "ArgMax of a row", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    destination[row] = T.CreateChecked(subject.ArgMax(RowOf(logits, row, sample)));
                }
            },
            static (oracle, _, _) => Numbers(oracle.ArgMax())),
        new(
            "CrossEntropy of each row", Shape.Rows,
            static (subject, sample, logits, destination) => subject.CrossEntropy(logits, sample.Labels, destination),
            static (oracle, sample, _) => oracle.Losses(sample.Labels)),
        new(
            "CrossEntropy of one row", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    destination[row] = subject.CrossEntropy(RowOf(logits, row, sample), sample.Labels[row]);
                }
            },
            static (oracle, sample, _) => oracle.Losses(sample.Labels)),
        new(
            "CrossEntropy reduced", Shape.Batch,
            static (subject, sample, logits, destination) => destination[0] = subject.CrossEntropy(logits, sample.Labels),
            static (oracle, sample, reduction) => [oracle.Loss(sample.Labels, reduction)]),
        new(
            "Gradient of each row", Shape.Elements,
            static (subject, sample, logits, destination) =>
                subject.CrossEntropyGradient(logits, sample.Labels, new T[sample.Rows], destination),
            static (oracle, sample, _) => oracle.Gradient(sample.Labels)),
        new(
            "Loss beside the gradient of each row", Shape.Rows,
            static (subject, sample, logits, destination) =>
                subject.CrossEntropyGradient(logits, sample.Labels, destination, new T[logits.Length]),
            static (oracle, sample, _) => oracle.Losses(sample.Labels)),
        new(
            "Gradient of one row", Shape.Elements,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    subject.CrossEntropyGradient(
                        RowOf(logits, row, sample), sample.Labels[row], destination[(row * sample.ClassCount)..]);
                }
            },
            static (oracle, sample, _) => oracle.Gradient(sample.Labels)),
        new(
            "Loss beside the gradient of one row", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                T[] gradient = new T[sample.ClassCount];
                for (int row = 0; row < sample.Rows; row++)
                {
                    destination[row] = subject.CrossEntropyGradient(RowOf(logits, row, sample), sample.Labels[row], gradient);
                }
            },
            static (oracle, sample, _) => oracle.Losses(sample.Labels)),
        new(
            "Gradient reduced", Shape.Elements,
            static (subject, sample, logits, destination) => subject.CrossEntropyGradient(logits, sample.Labels, destination),
            static (oracle, sample, reduction) => oracle.Gradient(sample.Labels, reduction),
            dependsOnBatch: true),
        new(
            "Loss beside the reduced gradient", Shape.Batch,
            static (subject, sample, logits, destination) =>
                destination[0] = subject.CrossEntropyGradient(logits, sample.Labels, new T[logits.Length]),
            static (oracle, sample, reduction) => [oracle.Loss(sample.Labels, reduction)]),
        new(
            "Gradient weighted", Shape.Elements,
            static (subject, sample, logits, destination) =>
                subject.WeightedCrossEntropyGradient(logits, sample.Labels, sample.SampleWeights, destination),
            static (oracle, sample, reduction) => oracle.Gradient(sample.Labels, sample.SampleWeights, reduction),
            dependsOnBatch: true),
        new(
            "Loss beside the weighted gradient", Shape.Batch,
            static (subject, sample, logits, destination) => destination[0] =
                subject.WeightedCrossEntropyGradient(logits, sample.Labels, sample.SampleWeights, new T[logits.Length]),
            static (oracle, sample, reduction) => [oracle.Loss(sample.Labels, sample.SampleWeights, reduction)]),
        new(
            "Sample of a batch", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                int[] indices = new int[sample.Rows];
                subject.Sample(logits, sample.Uniforms, indices);
                Numbers(indices).CopyTo(destination);
            },
            static (oracle, sample, _) => Numbers(oracle.Sample(sample.Uniforms))),
        new(
            "Sample of a row", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    destination[row] = T.CreateChecked(subject.Sample(RowOf(logits, row, sample), sample.Uniforms[row]));
                }
            },
            static (oracle, sample, _) => Numbers(oracle.Sample(sample.Uniforms))),
        new(
            "Log-probability of a sample", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    subject.Sample(RowOf(logits, row, sample), sample.Uniforms[row], out destination[row]);
                }
            },
            static (oracle, sample, _) => oracle.SampledLogProbabilities(sample.Uniforms)),
        new(
            "Gradient through softmax", Shape.Elements,
            static (subject, sample, logits, destination) => subject.SoftmaxGradient(logits, sample.Upstream, destination),
            static (oracle, sample, _) => oracle.SoftmaxGradient(sample.Upstream)),
        new(
            "Entropy", Shape.Rows,
            static (subject, _, logits, destination) => subject.Entropy(logits, destination),
            static (oracle, _, _) => oracle.Entropy()),
        new(
            "Entropy beside its gradient", Shape.Rows,
            static (subject, _, logits, destination) => subject.EntropyGradient(logits, destination, new T[logits.Length]),
            static (oracle, _, _) => oracle.Entropy()),
        new(
            "Gradient of the entropy", Shape.Elements,
            static (subject, sample, logits, destination) => subject.EntropyGradient(logits, new T[sample.Rows], destination),
            static (oracle, _, _) => oracle.EntropyGradient()),
        new(
            "Second derivatives", Shape.Elements,
            static (subject, _, logits, destination) => subject.HessianDiagonal(logits, destination),
            static (oracle, _, _) => oracle.HessianDiagonal()),
        new(
            "Second derivatives weighted", Shape.Elements,
            static (subject, sample, logits, destination) => subject.HessianDiagonal(logits, sample.SampleWeights, destination),
            static (oracle, sample, _) => oracle.HessianDiagonal(sample.SampleWeights)),
        new(
            "Loss beside the probabilities", Shape.Batch,
            static (subject, sample, logits, destination) =>
                destination[0] = subject.CrossEntropySoftmax(logits, sample.Labels, new T[logits.Length]),
            static (oracle, sample, reduction) => [oracle.Loss(sample.Labels, reduction)]),
        new(
            "Probabilities beside the loss", Shape.Elements,
            static (subject, sample, logits, destination) => subject.CrossEntropySoftmax(logits, sample.Labels, destination),
            static (oracle, _, _) => oracle.Softmax()),
        new(
            "TopK of all", Shape.Elements,
            static (subject, sample, logits, destination) => TopK(subject, logits, sample.ClassCount).CopyTo(destination),
            static (oracle, sample, _) => Numbers(oracle.TopK(sample.ClassCount)),
            givesNaN: false),
        new(
            "TopK of five", Shape.Elements,
            static (subject, sample, logits, destination) => Padded(TopK(subject, logits, Five(sample)), sample).CopyTo(destination),
            static (oracle, sample, _) => Padded(Numbers(oracle.TopK(Five(sample))), sample),
            givesNaN: false),
    ];

    /// <summary>Those of what a mask allows: the oracle has the mask.</summary>
    public static readonly Operation<T>[] Masked =
    [
        new(
            "Masked Softmax", Shape.Elements,
            static (subject, sample, logits, destination) => subject.Softmax(logits, sample.Mask, destination),
            static (oracle, _, _) => oracle.Softmax()),
        new(
            "Masked LogSoftmax", Shape.Elements,
            static (subject, sample, logits, destination) => subject.LogSoftmax(logits, sample.Mask, destination),
            static (oracle, _, _) => oracle.LogSoftmax()),
        new(
            "Masked gradient", Shape.Elements,
            static (subject, sample, logits, destination) =>
                subject.CrossEntropyGradient(logits, sample.Labels, sample.Mask, destination),
            static (oracle, sample, reduction) => oracle.Gradient(sample.Labels, reduction),
            dependsOnBatch: true),
        new(
            "Loss beside the masked gradient", Shape.Batch,
            static (subject, sample, logits, destination) => destination[0] =
                subject.CrossEntropyGradient(logits, sample.Labels, sample.Mask, new T[logits.Length]),
            static (oracle, sample, reduction) => [oracle.Loss(sample.Labels, reduction)]),
        new(
            "Masked gradient, weighted", Shape.Elements,
            static (subject, sample, logits, destination) =>
                subject.WeightedCrossEntropyGradient(logits, sample.Labels, sample.SampleWeights, sample.Mask, destination),
            static (oracle, sample, reduction) => oracle.Gradient(sample.Labels, sample.SampleWeights, reduction),
            dependsOnBatch: true),
        new(
            "Loss beside the masked gradient, weighted", Shape.Batch,
            static (subject, sample, logits, destination) => destination[0] = subject.WeightedCrossEntropyGradient(
                logits, sample.Labels, sample.SampleWeights, sample.Mask, new T[logits.Length]),
            static (oracle, sample, reduction) => [oracle.Loss(sample.Labels, sample.SampleWeights, reduction)]),
        new(
            "Masked ArgMax of a batch", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                int[] indices = new int[sample.Rows];
                subject.ArgMax(logits, sample.Mask, indices);
                Numbers(indices).CopyTo(destination);
            },
            static (oracle, _, _) => Numbers(oracle.ArgMax())),
        new(
            "Masked ArgMax of a row", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    destination[row] = T.CreateChecked(subject.ArgMax(RowOf(logits, row, sample), MaskOf(row, sample)));
                }
            },
            static (oracle, _, _) => Numbers(oracle.ArgMax())),
        new(
            "Masked sample of a batch", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                int[] indices = new int[sample.Rows];
                subject.Sample(logits, sample.Uniforms, sample.Mask, indices);
                Numbers(indices).CopyTo(destination);
            },
            static (oracle, sample, _) => Numbers(oracle.Sample(sample.Uniforms))),
        new(
            "Masked sample of a row", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    destination[row] = T.CreateChecked(
                        subject.Sample(RowOf(logits, row, sample), sample.Uniforms[row], MaskOf(row, sample)));
                }
            },
            static (oracle, sample, _) => Numbers(oracle.Sample(sample.Uniforms))),
        new(
            "Log-probability of a masked sample", Shape.Rows,
            static (subject, sample, logits, destination) =>
            {
                for (int row = 0; row < sample.Rows; row++)
                {
                    subject.Sample(
                        RowOf(logits, row, sample), sample.Uniforms[row], MaskOf(row, sample), out destination[row]);
                }
            },
            static (oracle, sample, _) => oracle.SampledLogProbabilities(sample.Uniforms)),
        new(
            "Entropy masked", Shape.Rows,
            static (subject, sample, logits, destination) => subject.Entropy(logits, sample.Mask, destination),
            static (oracle, _, _) => oracle.Entropy()),
        new(
            "Entropy beside its masked gradient", Shape.Rows,
            static (subject, sample, logits, destination) =>
                subject.EntropyGradient(logits, sample.Mask, destination, new T[logits.Length]),
            static (oracle, _, _) => oracle.Entropy()),
        new(
            "Gradient of the masked entropy", Shape.Elements,
            static (subject, sample, logits, destination) =>
                subject.EntropyGradient(logits, sample.Mask, new T[sample.Rows], destination),
            static (oracle, _, _) => oracle.EntropyGradient()),
    ];

    public static readonly Operation<T>[] All = [.. Unmasked, .. Masked];

    private static ReadOnlySpan<bool> MaskOf(int row, Sample<T> sample) =>
        sample.Mask.AsSpan(row * sample.ClassCount, sample.ClassCount);

    private static ReadOnlySpan<T> RowOf(ReadOnlySpan<T> logits, int row, Sample<T> sample) =>
        logits.Slice(row * sample.ClassCount, sample.ClassCount);

    private static T[] TopK(Subject<T> subject, ReadOnlySpan<T> logits, int k)
    {
        int[] indices = new int[logits.Length / subject.ClassCount * k];
        subject.TopK(logits, k, indices);
        return Numbers(indices);
    }

    private static int Five(Sample<T> sample) => Math.Min(sample.ClassCount, 5);

    /// <summary>Five results a row, as many as there are logits.</summary>
    private static T[] Padded(T[] results, Sample<T> sample) =>
        [.. results.Chunk(Five(sample)).SelectMany(row => row.Concat(new T[sample.ClassCount - row.Length]))];

    private static T[] Numbers(int[] indices) => [.. indices.Select(T.CreateChecked)];
}
