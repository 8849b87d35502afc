using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.CodeFixers;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.CodeFixers;

public sealed class MakePartialCodeFixProviderTests
{
    private static readonly MakePartialCodeFixProvider s_provider = new();

    [Theory]
    [InlineData("struct Digit { }", "partial struct Digit { }")]
    [InlineData("public readonly struct Digit { }", "public readonly partial struct Digit { }")]
    [InlineData("public ref struct Digit { }", "public ref partial struct Digit { }")]
    [InlineData("internal static class Digit { }", "internal static partial class Digit { }")]
    [InlineData("public record struct Digit(int Field);", "public partial record struct Digit(int Field);")]
    [InlineData("// a comment\nrecord Digit;", "// a comment\npartial record Digit;")]
    [InlineData("public  /* a comment */  class Digit { }", "public  /* a comment */  partial class Digit { }")]
    public async Task Type_IsMadePartial(string before, string after) =>
        Assert.Equal(Attributed(after), await FixAsync(Attributed(before), "SMG001"));

    [Fact]
    public async Task TypeAndContainingTypes_AreMadePartialAtOnce()
    {
        const string Before = """
            public class Outer
            {
                public partial class Middle
                {
                    private static class Inner
                    {
                        [SoftmaxGen.SoftmaxKernel(10)]
                        public struct Digit { }
                    }
                }
            }
            """;

        Assert.Equal(
            """
            public partial class Outer
            {
                public partial class Middle
                {
                    private static partial class Inner
                    {
                        [SoftmaxGen.SoftmaxKernel(10)]
                        public partial struct Digit { }
                    }
                }
            }
            """,
            await FixAsync(Before, "SMG001"));
    }

    [Fact]
    public async Task ContainingType_IsMadePartialByItself() => Assert.Equal(
        "partial class Outer { [SoftmaxGen.SoftmaxKernel(10)] partial struct Digit { } }",
        await FixAsync("class Outer { [SoftmaxGen.SoftmaxKernel(10)] partial struct Digit { } }", "SMG002"));

    [Fact]
    public async Task FixAll_MakesEveryTypePartialOnce()
    {
        const string Before = """
            [SoftmaxGen.SoftmaxHead(64, 10)]
            struct Head { }

            class Outer
            {
                [SoftmaxGen.SoftmaxKernel(2)] struct A { }
                [SoftmaxGen.SoftmaxKernel(3)] partial struct B { }
                struct C { }
            }
            """;

        Assert.Equal(
            """
            [SoftmaxGen.SoftmaxHead(64, 10)]
            partial struct Head { }

            partial class Outer
            {
                [SoftmaxGen.SoftmaxKernel(2)] partial struct A { }
                [SoftmaxGen.SoftmaxKernel(3)] partial struct B { }
                struct C { }
            }
            """,
            await FixAllAsync(Before));
    }

    private static string Attributed(string declaration) => "[SoftmaxGen.SoftmaxKernel(10)]\n" + declaration;

    private static Task<string> FixAsync(string source, string id) => CodeFixRun.FixAsync(s_provider, source, id);

    private static async Task<string> FixAllAsync(string source) =>
        Assert.Single(await CodeFixRun.FixAllAsync(s_provider, FixAllScope.Document, source));
}
