using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests;

public class IncrementalityTests
{
    private const string Source = """
        using SoftmaxGen;

        [SoftmaxKernel(10, Operations = KernelOperations.Softmax)]
        public readonly partial struct Kernel { }

        [SoftmaxKernelSet(3, 10)]
        public static partial class Kernels { }

        [SoftmaxHead(64, 10)]
        public readonly partial struct Head { }
        """;

    private static readonly string[] s_steps = [StepNames.Spec, StepNames.Plan, StepNames.Source];

    [Fact]
    public void FirstRun_HasEveryStepForEveryAttribute()
    {
        var run = GeneratorRun.Of(Source);

        Assert.All(s_steps, step => Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New, IncrementalStepRunReason.New], ReasonsOf(run, step)));
        Assert.Equal(3, run.Result.GeneratedSources.Length);
    }

    [Theory]
    [InlineData("[SoftmaxKernel", "/* a comment */ [SoftmaxKernel")]
    [InlineData("[SoftmaxKernel(10", "[SoftmaxKernel(5 + 5")]
    [InlineData("using SoftmaxGen;", "using SoftmaxGen;\npublic class Elsewhere { public int Field; }")]
    [InlineData("struct Kernel { }", "struct Kernel { public int Field; }")]
    [InlineData("(3, 10)", "(10, 3, 3)")]
    public void EditThatAsksForTheSame_ReusesEveryStep(string before, string after)
    {
        var run = GeneratorRun.Of(Source).AfterEdit(Source.Replace(before, after));

        Assert.All(s_steps, step => AssertReused(ReasonsOf(run, step)));
        AssertReused(from steps in run.Result.TrackedOutputSteps.Values from step in steps from output in step.Outputs select output.Reason);
    }

    [Theory]
    [InlineData("SoftmaxKernel(10", "SoftmaxKernel(11")]
    [InlineData("KernelOperations.Softmax", "KernelOperations.LogSoftmax")]
    [InlineData("KernelOperations.Softmax", "KernelOperations.Softmax, Reduction = LossReduction.Sum")]
    [InlineData("KernelOperations.Softmax", "KernelOperations.Softmax, ElementType = KernelElementType.Double")]
    [InlineData("public readonly partial struct Kernel", "internal readonly partial struct Kernel")]
    [InlineData("(3, 10)", "(3, 11)")]
    [InlineData("(64, 10)", "(65, 10)")]
    [InlineData("(64, 10)", "(64, 11)")]
    public void EditThatAsksForSomethingElse_ChangesOneSpec(string before, string after)
    {
        var run = GeneratorRun.Of(Source).AfterEdit(Source.Replace(before, after));

        foreach (var step in new[] { StepNames.Spec, StepNames.Plan })
        {
            var reasons = ReasonsOf(run, step).ToList();
            Assert.True(reasons.Remove(IncrementalStepRunReason.Modified));
            AssertReused(reasons);
        }
    }

    [Fact]
    public void EditedClassCount_ChangesOneSource()
    {
        var first = GeneratorRun.Of(Source);
        var second = first.AfterEdit(Source.Replace("SoftmaxKernel(10", "SoftmaxKernel(11"));

        Assert.Equal(
            ["Kernel.g.cs"],
            second.Result.GeneratedSources.Except(first.Result.GeneratedSources, TextComparer).Select(static source => source.HintName));
    }

    [Fact]
    public void RemovedAttribute_RemovesItsSource()
    {
        var run = GeneratorRun.Of(Source).AfterEdit(Source.Replace("[SoftmaxHead(64, 10)]", ""));

        Assert.Equal(["Kernel.g.cs", "Kernels.g.cs"], run.Result.GeneratedSources.Select(static source => source.HintName));
    }

    [Fact]
    public void StepOutputs_HoldNothingOfTheCompilation()
    {
        var run = GeneratorRun.Of(Source);

        var reachable =
            from name in s_steps
            from step in run.Result.TrackedSteps[name]
            from output in step.Outputs
            from item in ObjectGraph.ReachableFrom(output.Value)
            select item;

        Assert.DoesNotContain(reachable, static item =>
            item is ISymbol or SyntaxNode or SyntaxReference or SyntaxTree or Location or Compilation or SemanticModel or AttributeData);
    }

    private static IEqualityComparer<GeneratedSourceResult> TextComparer { get; } = EqualityComparer<GeneratedSourceResult>.Create(
        static (left, right) => left.SourceText.ContentEquals(right.SourceText),
        static source => source.HintName.GetHashCode());

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorRun run, string name) =>
        from step in run.Result.TrackedSteps[name] from output in step.Outputs select output.Reason;

    private static void AssertReused(IEnumerable<IncrementalStepRunReason> reasons) => Assert.All(
        reasons,
        static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
}
