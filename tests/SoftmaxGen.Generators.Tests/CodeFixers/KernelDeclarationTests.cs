using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.CodeFixers;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.CodeFixers;

/// <summary>Where the fix of a call declares a kernel, under which name, and when it takes one that is declared.</summary>
public sealed class KernelDeclarationTests
{
    private const string Call = "static void Use(float[] x) => SoftmaxKernels.Softmax(x, 10, x);";
    private const string Fixed = "static void Use(float[] x) => SoftmaxKernel10.Softmax(x, x);";

    private static readonly UseKernelCodeFixProvider s_provider = new();

    [Fact]
    public Task FileScopedNamespace_EndsWithTheKernel() => AssertAsync(
        $$"""
        using SoftmaxGen;
        namespace App.Inner;
        class User { {{Call}} }

        """,
        $$"""
        using SoftmaxGen;
        namespace App.Inner;
        class User { {{Fixed}} }

        [SoftmaxKernel(10)]
        internal readonly partial struct SoftmaxKernel10 { }

        """);

    [Fact]
    public Task GlobalNamespace_EndsWithTheKernel() => AssertAsync(
        $$"""
        using SoftmaxGen;
        namespace Unrelated { class Other { } }
        class User { {{Call}} }
        """,
        $$"""
        using SoftmaxGen;
        namespace Unrelated { class Other { } }
        class User { {{Fixed}} }

        [SoftmaxKernel(10)]
        internal readonly partial struct SoftmaxKernel10 { }
        """);

    [Fact]
    public Task BlockNamespace_EndsWithTheKernelIndented() => AssertAsync(
        $$"""
        namespace App
        {
            using SoftmaxGen;

            namespace Inner
            {
                class User
                {
                    class Nested { {{Call}} }
                }
            #if DEBUG
            #endif
            }

            class Other { }
        }
        """,
        $$"""
        namespace App
        {
            using SoftmaxGen;

            namespace Inner
            {
                class User
                {
                    class Nested { {{Fixed}} }
                }
            #if DEBUG
            #endif

                [SoftmaxKernel(10)]
                internal readonly partial struct SoftmaxKernel10 { }
            }

            class Other { }
        }
        """);

    [Fact]
    public Task NamespaceOnOneLine_StaysOnIt() => AssertAsync(
        $$"""namespace App { using SoftmaxGen; class User { {{Call}} } }""",
        $$"""namespace App { using SoftmaxGen; class User { {{Fixed}} } [SoftmaxKernel(10)] internal readonly partial struct SoftmaxKernel10 { } }""");

    [Fact]
    public Task CarriageReturns_AreKept() => AssertAsync(
        $"using SoftmaxGen;\r\nclass User {{ {Call} }}\r\n",
        $"using SoftmaxGen;\r\nclass User {{ {Fixed} }}\r\n\r\n[SoftmaxKernel(10)]\r\ninternal readonly partial struct SoftmaxKernel10 {{ }}\r\n");

    [Fact]
    public async Task TopLevelStatements_StandBeforeTheKernel() => Assert.Equal(
        """
        using SoftmaxGen;
        float[] x = new float[10];
        SoftmaxKernel10.Softmax(x, x);

        [SoftmaxKernel(10)]
        internal readonly partial struct SoftmaxKernel10 { }

        """,
        await CodeFixRun.FixAsync(
            s_provider,
            """
            using SoftmaxGen;
            float[] x = new float[10];
            SoftmaxKernels.Softmax(x, 10, x);

            """,
            "SMG018"));

    [Fact]
    public Task NamesThatAreNotImported_AreQualified() => AssertAsync(
        "class User { static void Use(double[] x) => SoftmaxGen.SoftmaxKernels.Softmax(x, 10, x); }",
        """
        class User { static void Use(double[] x) => SoftmaxKernel10Double.Softmax(x, x); }

        [SoftmaxGen.SoftmaxKernel(10, ElementType = SoftmaxGen.KernelElementType.Double)]
        internal readonly partial struct SoftmaxKernel10Double { }
        """);

    [Fact]
    public async Task NewLanguage_NeedsNoBraces() => Assert.EndsWith(
        "\ninternal readonly partial struct SoftmaxKernel10;",
        await CodeFixRun.FixAsync(s_provider, $"using SoftmaxGen;\nclass User {{ {Call} }}", "SMG018", LanguageVersion.CSharp12),
        System.StringComparison.Ordinal);

    [Theory]
    [InlineData("class SoftmaxKernel10 { }")]
    [InlineData("[SoftmaxKernel(11)] partial struct SoftmaxKernel10 { }")]
    [InlineData("class User { class SoftmaxKernel10 { } ")]
    [InlineData("class User { int SoftmaxKernel10 = 0; ")]
    public async Task NameThatIsTaken_IsNotUsed(string taken)
    {
        var start = taken.StartsWith("class User", System.StringComparison.Ordinal) ? taken : taken + "class User { ";
        await AssertAsync(
            $"using SoftmaxGen; {start}{Call} }}",
            $$"""
            using SoftmaxGen; {{start}}{{Fixed.Replace("SoftmaxKernel10", "SoftmaxKernel10_2", System.StringComparison.Ordinal)}} }

            [SoftmaxKernel(10)]
            internal readonly partial struct SoftmaxKernel10_2 { }
            """);
    }

    [Theory]
    [InlineData("[SoftmaxKernel(10)] partial struct Digit { }", "Digit")]
    [InlineData("[SoftmaxKernel(5 + 5, Unrolling = KernelUnrolling.Loop, Operations = KernelOperations.Softmax)] static partial class Digit { }", "Digit")]
    [InlineData("namespace Kernels { [SoftmaxKernel(10)] public partial record Digit; }", "Kernels.Digit")]
    [InlineData("static partial class Outer { [SoftmaxKernel(10)] internal partial class Digit { } }", "Outer.Digit")]
    public Task DeclaredKernel_IsCalled(string declaration, string name) => AssertAsync(
        $"using SoftmaxGen; class User {{ {Call} }} {declaration}",
        $"using SoftmaxGen; class User {{ {Fixed.Replace("SoftmaxKernel10", name, System.StringComparison.Ordinal)} }} {declaration}");

    [Theory]
    [InlineData("[SoftmaxKernel(11)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10, ElementType = KernelElementType.Double)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10, Temperature = 2)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10, Reduction = LossReduction.Sum)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernel(10, Operations = KernelOperations.ArgMax)] partial struct Digit { }")]
    [InlineData("[SoftmaxKernelSet(10)] partial struct Digit { }")]
    [InlineData("static partial class Outer { [SoftmaxKernel(10)] private partial class Digit { } }")]
    public Task KernelThatDoesNotDo_IsNotCalled(string declaration) => AssertAsync(
        $"using SoftmaxGen; class User {{ {Call} }} {declaration}",
        $$"""
        using SoftmaxGen; class User { {{Fixed}} } {{declaration}}

        [SoftmaxKernel(10)]
        internal readonly partial struct SoftmaxKernel10 { }
        """);

    private static async Task AssertAsync(string before, string after)
    {
        var result = await CodeFixRun.FixAsync(s_provider, before, "SMG018");

        Assert.Equal(after, result);
        GeneratorRun.Of(result).AssertCompiles();
    }
}
