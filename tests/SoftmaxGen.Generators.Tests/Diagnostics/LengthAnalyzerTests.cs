using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class LengthAnalyzerTests
{
    [Fact]
    public Task KernelLengthThatDoesNotFit_IsReportedAtTheArgument() => VerifyAsync(
        """
        Digit.Softmax([|new float[12]|], unknown);
        Digit.LogSoftmax([|new float[] { 1, 2 }|], unknown);
        Digit.LogSoftmax([|new[] { 1f, 2f }|], unknown);
        Digit.LogSoftmax([|stackalloc float[Size + 1]|], unknown);
        Digit.LogSoftmax([|stackalloc[] { 1f, 2f }|], unknown);
        Digit.LogSoftmax([|stackalloc float[] { 1f, 2f }|], unknown);
        Digit.LogSoftmax([|[1, 2, 3]|], unknown);
        Digits.Softmax([|new float[10]|], 3, unknown);
        SoftmaxKernels.Softmax(new float[10], classes, [|new float[9]|]);
        Digit.CrossEntropy([|new float[20]|], 3);
        Digit.CrossEntropyGradient(new float[10], 3, [|new float[9]|]);
        Digit.Softmax(new float[20], [|new float[19]|]);
        Digit.LogSumExp(new float[20], [|new float[1]|]);
        Digit.ArgMax(new float[20], [|new int[1]|]);
        Digit.ArgMax([|new float[20]|]);
        Digit.TopK(new float[20], 3, [|new int[5]|]);
        Digit.CrossEntropy(new float[20], [|new int[3]|]);
        Digit.CrossEntropy(new float[20], labels: [|[1]|]);
        Digit.CrossEntropy(new float[20], new int[2], [|new float[1]|]);
        Digit.CrossEntropy(new float[20], [|new float[2]|]);
        Digit.Softmax(new float[20], [|new bool[10]|], unknown);
        Digit.SoftmaxGradient(new float[20], [|new float[10]|], unknown);
        Digit.SoftmaxGradient([|new float[21]|], unknown, unknown);
        Digit.CrossEntropySoftmax(new float[20], new int[2], [|new float[10]|]);
        Digit.EntropyGradient(new float[20], [|new float[1]|], unknown);
        Digit.Sample(new float[20], [|new float[20]|], new int[2]);
        """,
        ("SMG016", "The length of 'logits' is 12; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 2; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 2; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 21; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 2; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 2; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 3; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 10; it must be a multiple of 3"),
        ("SMG016", "The length of 'destination' is 9; it must be at least 10"),
        ("SMG016", "The length of 'logits' is 20; it must be 10"),
        ("SMG016", "The length of 'gradient' is 9; it must be at least 10"),
        ("SMG016", "The length of 'destination' is 19; it must be at least 20"),
        ("SMG016", "The length of 'destination' is 1; it must be at least 2"),
        ("SMG016", "The length of 'destination' is 1; it must be at least 2"),
        ("SMG016", "The length of 'row' is 20; it must be 10"),
        ("SMG016", "The length of 'destination' is 5; it must be at least 6"),
        ("SMG016", "The length of 'labels' is 3; it must be 2"),
        ("SMG016", "The length of 'labels' is 1; it must be 2"),
        ("SMG016", "The length of 'losses' is 1; it must be at least 2"),
        ("SMG016", "The length of 'targets' is 2; it must be 20"),
        ("SMG016", "The length of 'mask' is 10; it must be 20"),
        ("SMG016", "The length of 'upstream' is 10; it must be 20"),
        ("SMG016", "The length of 'probabilities' is 21; it must be a multiple of 10"),
        ("SMG016", "The length of 'probabilities' is 10; it must be at least 20"),
        ("SMG016", "The length of 'entropies' is 1; it must be at least 2"),
        ("SMG016", "The length of 'uniforms' is 20; it must be 2"));

    [Fact]
    public Task HeadLengthThatDoesNotFit_IsReportedAtTheArgument() => VerifyAsync(
        """
        Head.Logits([|new float[6]|], unknown, unknown, unknown);
        Head.Logits(unknown, [|new float[13]|], unknown, unknown);
        Head.Softmax(unknown, unknown, [|new float[4]|], unknown);
        Head.Softmax(new float[8], unknown, unknown, [|new float[3]|]);
        Head.CrossEntropy(new float[8], [|new int[3]|], unknown, unknown);
        Head.CrossEntropyGradient(new float[8], labels, unknown, unknown, unknown, unknown, [|new float[4]|]);
        Head.Softmax(new float[8], [|new bool[2]|], unknown, unknown, unknown);
        Head.WeightedCrossEntropyGradient(new float[8], labels, [|new float[6]|], unknown, unknown, unknown, unknown, unknown);
        Head.SoftCrossEntropy(new float[8], [|new float[2]|], unknown, unknown);
        Head.Sample(new float[8], [|new float[6]|], unknown, unknown, new int[2]);
        Head.ArgMax(new float[8], unknown, unknown, [|new int[1]|]);
        """,
        ("SMG016", "The length of 'hidden' is 6; it must be a multiple of 4"),
        ("SMG016", "The length of 'weights' is 13; it must be 12"),
        ("SMG016", "The length of 'bias' is 4; it must be 3"),
        ("SMG016", "The length of 'destination' is 3; it must be at least 6"),
        ("SMG016", "The length of 'labels' is 3; it must be 2"),
        ("SMG016", "The length of 'hiddenGradient' is 4; it must be at least 8"),
        ("SMG016", "The length of 'mask' is 2; it must be 6"),
        ("SMG016", "The length of 'sampleWeights' is 6; it must be 2"),
        ("SMG016", "The length of 'targets' is 2; it must be 6"),
        ("SMG016", "The length of 'uniforms' is 6; it must be 2"),
        ("SMG016", "The length of 'destination' is 1; it must be at least 2"));

    [Fact]
    public Task LengthOfLocal_IsThatOfItsInitializer() => VerifyAsync(
        """
        { float[] a = new float[12]; Digit.Softmax([|a|], unknown); }
        { float[] a = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }; Digit.Softmax([|a|], unknown); }
        { var a = new float[12]; a[0] = 1; Array.Fill(a, 2); float[] b = a; Digit.Softmax([|a|], unknown); }
        { const int n = 12; Span<float> a = stackalloc float[n]; a[..2].Clear(); Digit.Softmax([|a|], unknown); }
        { ReadOnlySpan<float> a = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]; Digit.Softmax([|a|], unknown); }
        """,
        ("SMG016", "The length of 'logits' is 12; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 12; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 12; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 12; it must be a multiple of 10"),
        ("SMG016", "The length of 'logits' is 12; it must be a multiple of 10"));

    [Fact]
    public Task EveryLengthThatDoesNotFit_IsReported() => VerifyAsync(
        "var a = new float[20]; Digit.CrossEntropyGradient(a, [|new int[20]|], [|new float[10]|]);",
        ("SMG016", "The length of 'labels' is 20; it must be 2"),
        ("SMG016", "The length of 'gradient' is 10; it must be at least 20"));

    [Fact]
    public Task LengthThatFitsOrIsNotCertain_IsNotReported() => VerifyAsync("""
        { var a = new float[12]; a = unknown; Digit.Softmax(a, unknown); }
        { var a = new float[12]; Digit.Softmax(a, unknown); a = unknown; }
        { var a = new float[12]; Array.Resize(ref a, 20); Digit.Softmax(a, unknown); }
        { var a = new float[12]; Action b = () => a = unknown; b(); Digit.Softmax(a, unknown); }
        { var a = new float[12]; ref var b = ref a; b = unknown; Digit.Softmax(a, unknown); }
        { var a = new float[12]; (a, _) = (unknown, 1); Digit.Softmax(a, unknown); }
        { Span<float> a = stackalloc float[12]; a = a[..10]; Digit.Softmax(a, unknown); }
        { float[] a; a = new float[12]; Digit.Softmax(a, unknown); }
        { Span<float> a = new float[12]; Digit.Softmax(a[..10], a[..10]); }
        { Span<float> a = unknown; Digit.Softmax(a, new float[1]); }
        { Digit.Softmax(unknown, new float[1]); }
        { Digit.Softmax(new float[classes], unknown); }
        { Digit.Softmax([.. unknown, 1], unknown); }
        { Digit.Softmax(default, new float[0]); }
        { Digit.Softmax([], []); }
        { Digits.Softmax(new float[7], classes, new float[7]); }
        { SoftmaxKernels.Softmax(new float[7], 0 * classes, new float[8]); }
        { Digit.Softmax(new float[20], new float[21]); }
        { Digit.LogSumExp(new float[20], new float[2]); }
        { Digit.Entropy(new float[20], new float[2]); }
        { Digit.TopK(new float[20], classes, new int[2]); }
        { Digit.TopK(new float[20], 3, new int[6]); }
        { Digit.CrossEntropy(new float[20], new int[2], new float[3]); }
        { Digit.CrossEntropy(new float[10], 1); }
        { Digit.WeightedCrossEntropyGradient(new float[20], new int[2], new float[2], new float[20]); }
        { Digit.Sample(new float[10], 0.5f, new bool[10]); }
        { Head.Softmax(new float[8], new float[12], new float[3], new float[6]); }
        { Head.Softmax(new float[8], new bool[6], new float[12], new float[3], new float[6]); }
        { Head.ArgMax(new float[8], new bool[6], new float[12], new float[3], new int[2]); }
        { Head.Sample(new float[8], new float[2], new bool[6], new float[12], new float[3], new int[2]); }
        { Head.CrossEntropyGradient(new float[8], new int[2], new float[12], new float[3], new float[12], new float[3], new float[0]); }
        { Head.CrossEntropyGradient(new float[8], new int[2], new float[12], new float[3], new float[12], new float[3], []); }
        """);

    private static Task VerifyAsync(string statements, params (string Id, string Message)[] expected) => AnalyzerRun.VerifyAsync(
        $$"""
        using System;
        using SoftmaxGen;

        [SoftmaxKernel(10)]
        public partial struct Digit { }

        [SoftmaxKernelSet(3, 10)]
        public static partial class Digits { }

        [SoftmaxHead(4, 3)]
        public partial struct Head { }

        public static class User
        {
            private const int Size = 20;

            public static void Use(float[] unknown, int[] labels, int classes)
            {
                {{statements}}
            }
        }
        """,
        LanguageVersion.CSharp12,
        expected);
}
