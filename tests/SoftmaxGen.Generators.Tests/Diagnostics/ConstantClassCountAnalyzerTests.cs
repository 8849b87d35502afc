using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class ConstantClassCountAnalyzerTests
{
    [Fact]
    public Task ConstantClassCountOfTheLibrarysMethod_IsReportedAtTheCount() => VerifyAsync(
        """
        SoftmaxKernels.Softmax(logits, [|10|], results);
        SoftmaxKernels.CrossEntropy(logits, labels: labels, classCount: [|Count|]);
        SoftmaxKernels.CrossEntropy(logits, [|Count + 1|], labels, null);
        SoftmaxKernels.SoftmaxGradient(logits, [|1|], logits, results);
        """,
        ("SMG018", "The class count is the constant 10; a type with [SoftmaxKernel(10)] has a Softmax that is made for it"),
        ("SMG018", "The class count is the constant 3; a type with [SoftmaxKernel(3)] has a CrossEntropy that is made for it"),
        ("SMG018", "The class count is the constant 4; a type with [SoftmaxKernel(4)] has a CrossEntropy that is made for it"),
        ("SMG018", "The class count is the constant 1; a type with [SoftmaxKernel(1)] has a SoftmaxGradient that is made for it"));

    [Fact]
    public Task OtherClassCounts_AreNotReported() => VerifyAsync("""
        SoftmaxKernels.Softmax(logits, classes, results);
        SoftmaxKernels.Softmax(logits, 0, results);
        SoftmaxKernels.CrossEntropy(logits, 10, labels, options);
        SoftmaxKernels.ArgMax(logits);
        Digits.Softmax(logits, 10, results);
        Foreign.Softmax(logits, 10, results);
        """);

    private static Task VerifyAsync(string statements, params (string Id, string Message)[] expected) => AnalyzerRun.VerifyAsync(
        $$"""
        using SoftmaxGen;

        [SoftmaxKernelSet(3, 10)]
        public static partial class Digits { }

        public static class Foreign { public static void Softmax(float[] logits, int classCount, float[] destination) { } }

        public static class User
        {
            private const int Count = 3;

            public static void Use(float[] logits, float[] results, int[] labels, int classes, CrossEntropyOptions options)
            {
                {{statements}}
            }
        }
        """,
        expected);
}
