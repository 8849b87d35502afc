using System.Threading.Tasks;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class TypeKindAnalyzerTests
{
    [Fact]
    public Task GenericType_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernel(10)]
        public partial struct [|Digit|]<T> { }
        """,
        ("SMG004", "'Digit' is generic or in a generic type; [SoftmaxKernel] wants a type that is neither"));

    [Fact]
    public Task TypeInGenericType_IsReported() => AnalyzerRun.VerifyAsync(
        """
        public partial class Outer<T>
        {
            public partial class Middle
            {
                [SoftmaxGen.SoftmaxHead(64, 10)]
                public partial struct [|Digit|] { }
            }
        }
        """,
        ("SMG004", "'Digit' is generic or in a generic type; [SoftmaxHead] wants a type that is neither"));

    [Fact]
    public Task FileLocalType_IsReported() => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernelSet(10)]
        file static partial class [|Kernels|] { }
        """,
        ("SMG005", "'Kernels' is file-local or in a file-local type; [SoftmaxKernelSet] adds members to it from another file"));

    [Fact]
    public Task TypeInFileLocalType_IsReported() => AnalyzerRun.VerifyAsync(
        """
        file partial class Outer
        {
            [SoftmaxGen.SoftmaxKernel(10)]
            public partial struct [|Digit|] { }
        }
        """,
        ("SMG005", "'Digit' is file-local or in a file-local type; [SoftmaxKernel] adds members to it from another file"));

    [Fact]
    public Task TypeBesideGenericTypeOfItsName_IsNotReported() => AnalyzerRun.VerifyAsync("""
        public partial struct Digit<T> { }

        [SoftmaxGen.SoftmaxKernel(10)]
        public partial struct Digit { }
        """);
}
