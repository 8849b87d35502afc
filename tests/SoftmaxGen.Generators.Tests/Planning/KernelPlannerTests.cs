using System;
using System.Linq;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Planning;

/// <summary>Which strategy a class count gets at each width, told as the remark of the generated code tells it.</summary>
public sealed class KernelPlannerTests
{
    [Theory]
    [InlineData(1, "512 across, 256 across, 128 across within")]
    [InlineData(3, "512 across, 256 across, 128 across within")]
    [InlineData(4, "512 across, 256 across, 128 across within")]
    [InlineData(5, "512 across, 256 across within, 128 across within")]
    [InlineData(7, "512 across, 256 across within, 128 across within")]
    [InlineData(8, "512 across, 256 across within, 128 across within")]
    [InlineData(9, "512 across within, 256 across within, 128 across within")]
    [InlineData(15, "512 across within, 256 across within, 128 across within")]
    [InlineData(16, "512 across within, 256 across within, 128 across within")]
    [InlineData(17, "together, 512 across within, 256 within, 128 within")]
    [InlineData(22, "together, 512 across within, 256 within, 128 within")]
    [InlineData(23, "together, 512 within, 256 within, 128 within")]
    [InlineData(32, "together, 512 within, 256 within, 128 within")]
    [InlineData(33, "together, 512 within, 256 within, 128 within")]
    [InlineData(64, "together, 512 within, 256 within, 128 within")]
    [InlineData(65, "together, 512 within, 256 within")]
    [InlineData(128, "together, 512 within, 256 within")]
    [InlineData(129, "together, 512 within")]
    [InlineData(256, "together, 512 within")]
    [InlineData(257, "")]
    [InlineData(1_000_000, "")]
    public void SinglePlan_FollowsTheClassCount(int classCount, string expected) =>
        Assert.Equal(expected, Describe(classCount, ElementType.Single));

    [Theory]
    [InlineData(1, "512 across, 256 across, 128 across within")]
    [InlineData(2, "512 across, 256 across, 128 across within")]
    [InlineData(4, "512 across, 256 across within, 128 across within")]
    [InlineData(8, "512 across within, 256 across within, 128 across within")]
    [InlineData(16, "512 across within, 256 across within, 128 across within")]
    [InlineData(17, "together, 512 within, 256 within, 128 within")]
    [InlineData(32, "together, 512 within, 256 within, 128 within")]
    [InlineData(33, "together, 512 within, 256 within")]
    [InlineData(64, "together, 512 within, 256 within")]
    [InlineData(65, "together, 512 within")]
    [InlineData(128, "together, 512 within")]
    [InlineData(129, "")]
    public void DoublePlan_FollowsTheClassCount(int classCount, string expected) =>
        Assert.Equal(expected, Describe(classCount, ElementType.Double));

    [Theory]
    [InlineData(10, "Loop", "512 across, 256 across, 128 across")]
    [InlineData(17, "Loop", "")]
    [InlineData(17, "Full", "512 within, 256 within, 128 within")]
    [InlineData(256, "Full", "512 within")]
    [InlineData(257, "Full", "")]
    [InlineData(2, "Smallest", "")]
    [InlineData(64, "Smallest", "")]
    public void Unrolling_LimitsThePlan(int classCount, string unrolling, string expected) =>
        Assert.Equal(expected, Describe(classCount, ElementType.Single, Enum.Parse<Unrolling>(unrolling)));

    [Fact]
    public void SetPlan_HasAKernelForEachCount()
    {
        KernelSetSpec spec = new(Type, new[] { 3, 10 }.ToEquatableArray(), ElementType.Single, Reduction.Sum, Operations.All);

        Assert.Equal([3, 10], KernelPlanner.Plan(spec).Kernels.Select(static kernel => kernel.ClassCount));
    }

    [Fact]
    public void EqualSpecs_GetEqualPlans()
    {
        KernelSpec spec = new(Type, 10, ElementType.Single, Reduction.Mean, Operations.All);

        Assert.Equal(KernelPlanner.Plan(spec), KernelPlanner.Plan(spec with { }));
        Assert.NotEqual(KernelPlanner.Plan(spec), KernelPlanner.Plan(spec with { ClassCount = 11 }));
    }

    private static TypeSpec Type { get; } =
        new(null, default, new("partial struct", "Kernel"), false, false, "Kernel.g.cs");

    private static string Describe(int classCount, ElementType type, Unrolling unrolling = Unrolling.Automatic)
    {
        KernelPlan plan = KernelPlanner.PlanKernel(classCount, type, unrolling);
        var widths = plan.Widths.Select(static width =>
            $"{width.Shape.Bits}{(width.AcrossRows ? " across" : "")}{(width.WithinRow ? " within" : "")}");
        return string.Join(", ", plan.IsTogether ? widths.Prepend("together") : widths);
    }
}
