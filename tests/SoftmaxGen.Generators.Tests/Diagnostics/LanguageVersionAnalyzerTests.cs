using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class LanguageVersionAnalyzerTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public Task LanguageVersionBelow11_IsReported(LanguageVersion version, string display) => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernel(10)]
        public partial struct [|Digit|] { }
        """,
        version,
        ("SMG014", $"[SoftmaxKernel] on 'Digit' needs C# 11.0; the project is compiled as C# {display}"));

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Preview)]
    public Task LanguageVersionFrom11_IsNotReported(LanguageVersion version) => AnalyzerRun.VerifyAsync(
        """
        [SoftmaxGen.SoftmaxKernel(1000)]
        public partial struct Digit { }
        """,
        version);
}
