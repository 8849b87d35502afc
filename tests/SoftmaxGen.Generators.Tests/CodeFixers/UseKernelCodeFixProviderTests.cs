using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.CodeFixers;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.CodeFixers;

/// <summary>What becomes of a call, and of the class count that it is given.</summary>
public sealed class UseKernelCodeFixProviderTests
{
    private static readonly UseKernelCodeFixProvider s_provider = new();

    [Theory]
    [InlineData("SoftmaxKernels.Softmax(logits, 10, results);", "SoftmaxKernel10.Softmax(logits, results);")]
    [InlineData("global::SoftmaxGen.SoftmaxKernels.Softmax(logits, 10, results);", "SoftmaxKernel10.Softmax(logits, results);")]
    [InlineData("LogSumExp(logits, 10, results);", "SoftmaxKernel10.LogSumExp(logits, results);")]
    [InlineData("Alias.TopK(logits, 10, 3, labels);", "SoftmaxKernel10.TopK(logits, 3, labels);")]
    [InlineData("_ = SoftmaxKernels.CrossEntropy(logits, 10, labels) + 1;", "_ = SoftmaxKernel10.CrossEntropy(logits, labels) + 1;")]
    [InlineData("SoftmaxKernels.SoftmaxGradient(results, 10, logits, results);", "SoftmaxKernel10.SoftmaxGradient(results, logits, results);")]
    public Task Call_IsOfTheKernel(string before, string after) => AssertStatementAsync(before, after);

    [Theory]
    [InlineData("SoftmaxKernels.Softmax(logits, classCount: 10, results);", "SoftmaxKernel10.Softmax(logits, results);")]
    [InlineData("SoftmaxKernels.Softmax(classCount: 10, logits: logits, destination: results);", "SoftmaxKernel10.Softmax(logits: logits, destination: results);")]
    [InlineData("SoftmaxKernels.Softmax(destination: results, logits: logits, classCount: 10);", "SoftmaxKernel10.Softmax(destination: results, logits: logits);")]
    public Task NamedClassCount_IsLeftOutWhereverItStands(string before, string after) => AssertStatementAsync(before, after);

    [Theory]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, 10, labels, null);", "SoftmaxKernel10.CrossEntropy(logits, labels);")]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, 10, labels, options: default);", "SoftmaxKernel10.CrossEntropy(logits, labels);")]
    [InlineData("SoftmaxKernels.CrossEntropy(logits, 10, labels, default(CrossEntropyOptions));", "SoftmaxKernel10.CrossEntropy(logits, labels);")]
    [InlineData("SoftmaxKernels.CrossEntropy(options: null, classCount: 10, labels: labels, logits: logits);", "SoftmaxKernel10.CrossEntropy(labels: labels, logits: logits);")]
    [InlineData("SoftmaxKernels.CrossEntropy(logits: logits, labels: labels, options: null, classCount: 10);", "SoftmaxKernel10.CrossEntropy(logits: logits, labels: labels);")]
    public Task OptionsThatAreNone_AreLeftOut(string before, string after) => AssertStatementAsync(before, after);

    [Theory]
    [InlineData("SoftmaxKernels.Softmax(logits, /* classes */ 10, /* out */ results);", "SoftmaxKernel10.Softmax(logits, /* out */ results);")]
    [InlineData("SoftmaxKernels.Softmax(logits, destination: results, classCount: 10 /* classes */);", "SoftmaxKernel10.Softmax(logits, destination: results);")]
    [InlineData("SoftmaxKernels.Softmax(\n    logits, // in\n    10, // classes\n    results); // out", "SoftmaxKernel10.Softmax(\n    logits, // in\n    results); // out")]
    [InlineData("SoftmaxKernels.Softmax(\n    logits,\n    // classes\n    10,\n    // out\n    results);", "SoftmaxKernel10.Softmax(\n    logits,\n    // out\n    results);")]
    public Task Comments_AreLeftOutWithWhatTheyAreAbout(string before, string after) => AssertStatementAsync(before, after);

    [Theory]
    [InlineData("5 * 2", "5 * 2")]
    [InlineData("Shared", "User.Shared")]
    [InlineData("User.Shared", "User.Shared")]
    [InlineData("global::App.User.Shared", "User.Shared")]
    [InlineData("(Shared + 10) / Other.Count", "(User.Shared + 10) / Other.Count")]
    [InlineData("(int)Kind.Ten", "(int)Kind.Ten")]
    [InlineData("Secret", "10")]
    [InlineData("User.Secret", "10")]
    [InlineData("Secret + 0 * Shared", "10")]
    [InlineData("Local", "10")]
    [InlineData("Box<int>.Count", "10")]
    public Task ClassCount_StaysAnExpressionWhereItsConstantsAreAccessible(string before, string inAttribute) => AssertStatementAsync(
        $"const int Local = 10; SoftmaxKernels.Softmax(logits, {before}, results);",
        "const int Local = 10; SoftmaxKernel10.Softmax(logits, results);",
        $"[SoftmaxKernel({inAttribute})]");

    [Fact]
    public async Task OldLanguage_HasNoKernels() =>
        Assert.Equal(0, await CodeFixRun.CountOffersAsync(s_provider, "class User { void Use(float[] x) => SoftmaxGen.SoftmaxKernels.Softmax(x, 10, x); }", "SMG018", LanguageVersion.CSharp10));

    [Fact]
    public async Task ArgumentsWithDirectives_AreLeftAlone() => Assert.Equal(0, await CodeFixRun.CountOffersAsync(
        s_provider,
        Source("""
            SoftmaxKernels.Softmax(
                logits,
            #if SMALL
                5,
            #else
                10,
            #endif
                results);
            """),
        "SMG018"));

    [Fact]
    public async Task MethodThatKernelsDoNotHave_IsLeftAlone()
    {
        const string Source = """
            namespace SoftmaxGen
            {
                public static class SoftmaxKernels
                {
                    public static void Softmax(System.ReadOnlySpan<float> logits, int classCount, System.Span<float> destination) { }
                    public static void Softmax(System.ReadOnlySpan<float> logits, int classCount, System.Span<float> destination, bool isFast) { }
                    public static void Use(float[] x) => Softmax(x, 10, x, true);
                }
            }
            """;

        Assert.Equal(0, await CodeFixRun.CountOffersAsync(s_provider, Source, "SMG018"));
        Assert.Equal(1, await CodeFixRun.CountOffersAsync(s_provider, Source.Replace(", true", "", System.StringComparison.Ordinal), "SMG018"));
    }

    private static async Task AssertStatementAsync(string before, string after, string attribute = "[SoftmaxKernel(10)]")
    {
        var result = await CodeFixRun.FixAsync(s_provider, Source(before), "SMG018");

        Assert.Equal(Source(after) + $"\n\n{attribute}\ninternal readonly partial struct SoftmaxKernel10 {{ }}", result);
        GeneratorRun.Of(result).AssertCompiles();
    }

    private static string Source(string statement) => $$"""
        using SoftmaxGen;
        using static SoftmaxGen.SoftmaxKernels;
        using Alias = SoftmaxGen.SoftmaxKernels;

        namespace App;

        internal enum Kind { Ten = 10 }

        internal static class Other { public const int Count = 2; }

        internal static class Box<T> { public const int Count = 10; }

        internal static class User
        {
            internal const int Shared = 10;
            private const int Secret = 10;

            public static void Use(float[] logits, float[] results, int[] labels)
            {
                {{statement}}
            }
        }
        """.ReplaceLineEndings("\n");
}
