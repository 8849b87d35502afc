using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace SoftmaxGen.Tests.Laws;

/// <summary>Losses and gradients with options agree with PyTorch's, which finds gradients by automatic differentiation.</summary>
/// <remarks>The values, in double, are made by <c>References/pytorch_losses.py</c>.</remarks>
public class PyTorchTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static Case[] Cases { get; } = Read();

    [Fact]
    public void Doubles_Agree()
    {
        foreach (Case expected in Cases)
        {
            double[] gradient = new double[expected.Logits.Length];
            double loss = expected.Labels.Length > 0
                ? SoftmaxKernels.CrossEntropyGradient(expected.Logits, expected.ClassCount, expected.Labels, gradient, expected.Options)
                : SoftmaxKernels.CrossEntropyGradient(expected.Logits, expected.ClassCount, expected.SoftTargets, gradient, expected.Options);

            AssertClose(expected, loss, gradient, 1e-13);
            Assert.Equal(loss, expected.Labels.Length > 0
                ? SoftmaxKernels.CrossEntropy(expected.Logits, expected.ClassCount, expected.Labels, expected.Options)
                : SoftmaxKernels.CrossEntropy(expected.Logits, expected.ClassCount, expected.SoftTargets, expected.Options));
        }
    }

    [Fact]
    public void Singles_Agree()
    {
        foreach (Case expected in Cases)
        {
            float[] logits = Array.ConvertAll(expected.Logits, static x => (float)x);
            float[] softTargets = Array.ConvertAll(expected.SoftTargets, static x => (float)x);
            float[] gradient = new float[logits.Length];
            float loss = expected.Labels.Length > 0
                ? SoftmaxKernels.CrossEntropyGradient(logits, expected.ClassCount, expected.Labels, gradient, expected.Options)
                : SoftmaxKernels.CrossEntropyGradient(logits, expected.ClassCount, softTargets, gradient, expected.Options);

            AssertClose(expected, loss, [.. gradient.Select(static x => (double)x)], 1e-6);
        }
    }

    [Fact]
    public void Cases_CoverEveryOption()
    {
        Assert.Contains(Cases, static x => x.ClassWeights.Length > 0);
        Assert.Contains(Cases, static x => x.LabelSmoothing > 0);
        Assert.Contains(Cases, static x => x.IgnoreIndex is not null);
        Assert.Contains(Cases, static x => x.ZLoss > 0);
        Assert.Contains(Cases, static x => x.Temperature != 1);
        Assert.Contains(Cases, static x => x.Reduction == LossReduction.Sum);
        Assert.Contains(Cases, static x => x.SoftTargets.Length > 0);
    }

    private static void AssertClose(Case expected, double loss, double[] gradient, double tolerance)
    {
        Assert.Equal(expected.Loss, loss, tolerance * Math.Max(1, Math.Abs(expected.Loss)));
        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(expected.Gradient[i], gradient[i], tolerance * Math.Max(1, Math.Abs(expected.Gradient[i])));
        }
    }

    private static Case[] Read()
    {
        using Stream stream = typeof(PyTorchTests).Assembly.GetManifestResourceStream("pytorch_losses.json")!;
        return JsonSerializer.Deserialize<Case[]>(stream, Json)!;
    }

    private sealed record Case(
        int ClassCount,
        double[] ClassWeights,
        double LabelSmoothing,
        int? IgnoreIndex,
        double ZLoss,
        double Temperature,
        LossReduction Reduction,
        double[] Logits,
        int[] Labels,
        double[] SoftTargets,
        double Loss,
        double[] Gradient)
    {
        public CrossEntropyOptions Options { get; } = new()
        {
            ClassWeights = [.. ClassWeights],
            LabelSmoothing = LabelSmoothing,
            IgnoreIndex = IgnoreIndex,
            ZLoss = ZLoss,
            Temperature = Temperature,
            Reduction = Reduction,
        };
    }
}
