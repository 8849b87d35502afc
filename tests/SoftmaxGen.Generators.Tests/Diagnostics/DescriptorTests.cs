using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Generators.Diagnostics;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Diagnostics;

public class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] s_descriptors =
        [.. typeof(Descriptors).GetFields().Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)];

    [Fact]
    public void Identifiers_AreNumberedWithoutGaps() => Assert.Equal(
        Enumerable.Range(1, s_descriptors.Length).Select(static number => $"SMG{number:000}"),
        s_descriptors.Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void EveryDescriptor_IsReportedByOneAnalyzer() => Assert.Equal(
        s_descriptors.Select(static descriptor => descriptor.Id).Order(),
        AnalyzerRun.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id).Order());
}
