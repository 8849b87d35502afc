using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class SeveralAttributesAnalyzerTests
{
    [Fact]
    public Task SeveralAttributes_AreReportedOnceAndAlone() => AnalyzerRun.VerifyAsync(
        """
        using SoftmaxGen;

        [SoftmaxKernel(10), SoftmaxKernelSet(0)]
        [SoftmaxHead(64, 10)]
        public struct [|Digit|] { }
        """,
        ("SMG013", "'Digit' carries 3 attributes of SoftmaxGen; it must carry at most 1"));

    [Fact]
    public Task AttributesOnSeveralParts_AreReported() => AnalyzerRun.VerifyAsync(
        """
        using SoftmaxGen;

        [SoftmaxKernel(10)]
        public partial struct [|Digit|] { }

        [SoftmaxHead(64, 10)]
        public partial struct Digit { }
        """,
        ("SMG013", "'Digit' carries 2 attributes of SoftmaxGen; it must carry at most 1"));

    [Fact]
    public Task OneAttributeAmongOthers_IsNotReported() => AnalyzerRun.VerifyAsync("""
        [System.Obsolete("old"), SoftmaxGen.SoftmaxKernel(10)]
        public partial struct Digit { }
        """);
}
