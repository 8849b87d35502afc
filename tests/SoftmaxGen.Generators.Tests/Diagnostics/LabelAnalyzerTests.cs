using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class LabelAnalyzerTests
{
    [Fact]
    public Task ConstantLabelOutOfRange_IsReportedAtTheLabel() => VerifyAsync(
        """
        Digit.CrossEntropy(logits, [|10|]);
        Digit.CrossEntropy(label: [|-1|], logits: logits);
        Digit.CrossEntropyGradient(logits, [|Other|], logits);
        Digit.CrossEntropyGradient(logits, [|'a'|], logits);
        Ignoring.CrossEntropy(logits, [|-1|]);
        Ignoring.CrossEntropy(logits, [|10|]);
        Digits.CrossEntropy(logits, 3, [|3|]);
        Digits.CrossEntropy(logits, Other, [|12|]);
        """,
        ("SMG015", "The label is 10; it must be from 0 to 9"),
        ("SMG015", "The label is -1; it must be from 0 to 9"),
        ("SMG015", "The label is 12; it must be from 0 to 9"),
        ("SMG015", "The label is 97; it must be from 0 to 9"),
        ("SMG015", "The label is -1; it must be from 0 to 9"),
        ("SMG015", "The label is 10; it must be from 0 to 9"),
        ("SMG015", "The label is 3; it must be from 0 to 2"),
        ("SMG015", "The label is 12; it must be from 0 to 11"));

    [Fact]
    public Task LabelInRangeOrNotCertain_IsNotReported() => VerifyAsync("""
        SoftmaxKernels.CrossEntropy(logits, classes, -100, null);
        SoftmaxKernels.CrossEntropy(logits, classes, 100);
        Digits.CrossEntropy(logits, classes, 10);
        Digit.CrossEntropy(logits, 0);
        Digit.CrossEntropy(logits, 9);
        Digit.CrossEntropy(logits, classes);
        Ignoring.CrossEntropy(logits, -100);
        Own.CrossEntropy(logits, 10);
        Foreign.CrossEntropy(logits, 10);
        """);

    [Fact]
    public Task LabelOfTheLibrarysMethod_IsReportedUnlessThereAreOptions() => VerifyAsync(
        """
        SoftmaxKernels.CrossEntropy(logits, [|10|], [|10|]);
        SoftmaxKernels.CrossEntropy(logits, [|10|], [|-1|], null);
        SoftmaxKernels.CrossEntropy(logits, 10, -1, options);
        """,
        ("SMG018", Hint),
        ("SMG015", "The label is 10; it must be from 0 to 9"),
        ("SMG018", Hint),
        ("SMG015", "The label is -1; it must be from 0 to 9"));

    private const string Hint =
        "The class count is the constant 10; a type with [SoftmaxKernel(10)] has a CrossEntropy that is made for it";

    private static Task VerifyAsync(string statements, params (string Id, string Message)[] expected) => AnalyzerRun.VerifyAsync(
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

            public static void Use(float[] logits, int classes, CrossEntropyOptions options)
            {
                {{statements}}
            }
        }
        """,
        expected);
}
