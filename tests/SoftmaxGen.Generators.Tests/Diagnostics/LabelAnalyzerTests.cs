using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class LabelAnalyzerTests
{
    [Theory]
    [InlineData("Digit.CrossEntropy(logits, [|10|])", 10, 9)]
    [InlineData("Digit.CrossEntropy(label: [|-1|], logits: logits)", -1, 9)]
    [InlineData("Digit.CrossEntropyGradient(logits, [|Other|], logits)", 12, 9)]
    [InlineData("Digit.CrossEntropyGradient(logits, [|'a'|], logits)", 97, 9)]
    [InlineData("Ignoring.CrossEntropy(logits, [|-1|])", -1, 9)]
    [InlineData("Ignoring.CrossEntropy(logits, [|10|])", 10, 9)]
    [InlineData("Digits.CrossEntropy(logits, 3, [|3|])", 3, 2)]
    [InlineData("Digits.CrossEntropy(logits, Other, [|12|])", 12, 11)]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, classes, -100, null)", null, 0)]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, classes, 100)", null, 0)]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, 0, 100, options)", null, 0)]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, 10, 100, options)", null, 0)]
    [InlineData("Digits.CrossEntropy(logits, classes, 10)", null, 0)]
    [InlineData("Digit.CrossEntropy(logits, 0)", null, 0)]
    [InlineData("Digit.CrossEntropy(logits, 9)", null, 0)]
    [InlineData("Digit.CrossEntropy(logits, classes)", null, 0)]
    [InlineData("Ignoring.CrossEntropy(logits, -100)", null, 0)]
    [InlineData("Own.CrossEntropy(logits, 10)", null, 0)]
    [InlineData("Foreign.CrossEntropy(logits, 10)", null, 0)]
    public Task ConstantLabelOutOfRange_IsReportedAtTheLabel(string call, int? label, int last) => AnalyzerRun.VerifyAsync(
        $$"""
        using SoftmaxGen;

        [SoftmaxKernel(10)]
        public partial struct Digit { }

        [SoftmaxKernel(10, IgnoreIndex = -100)]
        public partial struct Ignoring { }

        [SoftmaxKernelSet(3, 10)]
        public static partial class Digits { }

        [SoftmaxKernel(10, Operations = KernelOperations.Softmax)]
        public partial struct Own { public static float CrossEntropy(float[] logits, int label) => logits[label]; }

        public static class Foreign { public static float CrossEntropy(float[] logits, int label) => logits[label]; }

        public static class User
        {
            private const int Other = 12;

            public static float Use(float[] logits, int classes, CrossEntropyOptions options) => {{call}};
        }
        """,
        label is null ? [] : [("SMG015", $"The label is {label}; it must be from 0 to {last}")]);
}
