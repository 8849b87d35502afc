using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Planning;

/// <summary>How many rows a block of a head has, and where its logits are.</summary>
public sealed class HeadPlanTests
{
    [Theory]
    [InlineData(64, 10, 256)] // The hidden layer fills the cache.
    [InlineData(1, 10, 400)] // The logits fill the stack.
    [InlineData(784, 10, 32)]
    [InlineData(100_000, 10, 32)]
    [InlineData(64, 256, 16)]
    public void FewClasses_HaveTheirLogitsOnTheStack(int inputs, int classCount, int rows) =>
        AssertPlan(inputs, classCount, ElementType.Single, isOnStack: true, rows);

    [Theory]
    [InlineData(257, 32)]
    [InlineData(32_768, 32)]
    [InlineData(32_769, 16)]
    [InlineData(65_537, 15)]
    [InlineData(int.MaxValue, 1)]
    public void ManyClasses_HaveTheirLogitsRented(int classCount, int rows) =>
        AssertPlan(1, classCount, ElementType.Single, isOnStack: false, rows);

    [Theory]
    [InlineData(128, true, 16)]
    [InlineData(129, false, 32)]
    public void Doubles_TakeTwiceTheRoom(int classCount, bool isOnStack, int rows) =>
        AssertPlan(64, classCount, ElementType.Double, isOnStack, rows);

    private static void AssertPlan(int inputs, int classCount, ElementType type, bool isOnStack, int rows)
    {
        TypeSpec shape = new(null, default, new("partial struct", "Head"), false, false, "Head.g.cs");

        HeadPlan plan = KernelPlanner.Plan(new HeadSpec(shape, inputs, classCount, type, Reduction.Mean));

        Assert.Equal((isOnStack, rows), (plan.IsOnStack, plan.BlockRows));
    }
}
