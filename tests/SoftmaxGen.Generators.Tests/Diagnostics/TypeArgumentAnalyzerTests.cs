using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class TypeArgumentAnalyzerTests
{
    [Fact]
    public Task StaticClass_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernel(10)]
        public static partial class [|Digit|] { }
        """,
        ("SMG008", "'Digit' is a static class, so it does not implement ISoftmaxKernel and cannot stand for it in generic code"));

    [Fact]
    public Task RefStruct_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxHead(64, 10)]
        public ref partial struct [|Digit|] { }
        """,
        ("SMG008", "'Digit' is a ref struct, so it does not implement ISoftmaxHead and cannot stand for it in generic code"));

    [Fact]
    public Task TypeThatWouldImplementNothingAnyway_IsNotReported() => AnalyzerRun.VerifyAsync("""
        using SoftmaxGen;

        [SoftmaxKernelSet(10)]
        public static partial class Kernels { }

        [SoftmaxKernel(10, Operations = KernelOperations.Softmax)]
        public static partial class Digit { }
        """);

    [Fact]
    public Task TypeThatImplementsTheInterface_IsNotReported() => AnalyzerRun.VerifyAsync("""
        [SoftmaxGen.SoftmaxKernel(10)]
        public abstract partial class Digit { }
        """);
}
