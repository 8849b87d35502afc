using System.Linq;
using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class ProbabilitiesAsLogitsAnalyzerTests
{
    [Fact]
    public Task ProbabilitiesPassedAsLogits_AreReportedAtTheArgument() => VerifyAsync(
        """
        { Digit.Softmax(x, p); Digit.CrossEntropy([|p|], labels); }
        { Digit.Softmax(x, p); var loss = Digit.CrossEntropyGradient([|p|], labels, y); }
        { Digit.Softmax(p, p); Digit.Softmax([|p|], p); Digit.Softmax([|p|], y); }
        { SoftmaxKernels.Softmax(x, classes, p); Digit.LogSoftmax([|p|], y); }
        { Digits.Softmax(x, classes, p); SoftmaxKernels.LogSumExp([|p|], classes, y); }
        { Head.Softmax(x, x, x, p); Digit.Softmax([|p|], y); }
        { var p = new float[x.Length]; Digit.Softmax(x, p); Digit.ArgMax(p, labels); Digit.Softmax([|p|], y); }
        { Span<float> p = stackalloc float[10]; p[0] = 1; Digit.Softmax(x, p); Console.WriteLine(p.Length); Digit.Softmax([|p|], y); }
        { Digit.Softmax(x, p); if (classes > 3) Console.WriteLine(Digit.CrossEntropy([|p|], labels)); }
        """,
        ["CrossEntropy", "CrossEntropyGradient", "Softmax", "Softmax", "LogSoftmax", "LogSumExp", "Softmax", "Softmax", "Softmax", "CrossEntropy"]);

    [Fact]
    public Task OtherLogits_AreNotReported() => VerifyAsync(
        """
        { Digit.CrossEntropy(p, labels); Digit.Softmax(x, p); }
        { Digit.Softmax(x, p); Digit.CrossEntropy(x, labels); }
        { Digit.Softmax(x, p); Digit.ArgMax(p, labels); Digit.TopK(p, 1, labels); Digit.SoftmaxGradient(p, y, y); }
        { Digit.LogSoftmax(x, p); Digit.Softmax(p, y); }
        { Digit.Softmax(x, p); Digit.LogSoftmax(x, p); Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); Change(p); Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); ChangeSpan(p); Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); Array.Clear(p); Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); p[0] = 1; Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); p.AsSpan().Clear(); Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); if (classes > 3) { Change(p); } Digit.CrossEntropy(p, labels); }
        { if (classes > 3) { Digit.Softmax(x, p); } Digit.CrossEntropy(p, labels); }
        { if (classes > 3) Digit.Softmax(x, p); Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); for (var i = 0; i < 3; i++) { Digit.CrossEntropy(p, labels); Change(p); } }
        { Digit.Softmax(x, p); for (var i = 0; i < 3; Change(p)) Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); Console.WriteLine(Changed(p) + Digit.CrossEntropy(p, labels)); }
        { var q = new float[10]; Digit.Softmax(x, q); q = x; Digit.CrossEntropy(q, labels); }
        { var q = new float[10]; var same = q; Digit.Softmax(x, q); Change(same); Digit.CrossEntropy(q, labels); }
        { var q = new float[10]; var same = q.AsSpan(); Digit.Softmax(x, q); same.Clear(); Digit.CrossEntropy(q, labels); }
        { var q = new float[10]; Action change = () => Change(q); Digit.Softmax(x, q); change(); Digit.CrossEntropy(q, labels); }
        { var q = x.AsSpan(); Digit.Softmax(y, q); Change(x); Digit.CrossEntropy(q, labels); }
        { if (classes > 3) { goto skipped; } Digit.Softmax(x, p); skipped: Digit.CrossEntropy(p, labels); }
        { Digit.Softmax(x, p); Digit.CrossEntropy(p.AsSpan(10), labels); }
        { Digit.Softmax(x, field); Digit.CrossEntropy(field, labels); }
        """,
        []);

    private static Task VerifyAsync(string blocks, string[] methods) => AnalyzerRun.VerifyAsync(
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
            private static readonly float[] field = new float[10];

        {{Members(blocks)}}

            private static void Change(float[] values) => values[0] = 1;

            private static void ChangeSpan(Span<float> values) => values[0] = 1;

            private static float Changed(float[] values) => values[0] = 1;
        }
        """,
        [.. methods.Select(static method => ("SMG017", $"'p' holds probabilities, which Softmax wrote to it; {method} wants logits"))]);

    /// <summary>Each block is a method of its own.</summary>
    private static string Members(string blocks) => string.Join("\n", blocks.Split('\n').Select(static (block, index) =>
        $"    public static void Use{index}(float[] x, float[] y, {(IsLocal(block) ? "" : "float[] p, ")}int[] labels, int classes) {block}"));

    private static bool IsLocal(string block) => block.Contains(" p = ", System.StringComparison.Ordinal);
}
