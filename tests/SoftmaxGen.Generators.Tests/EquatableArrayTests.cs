using System.Collections.Immutable;
using SoftmaxGen.Generators.Model;
using Xunit;

namespace SoftmaxGen.Generators.Tests;

public class EquatableArrayTests
{
    [Fact]
    public void SameElements_AreEqual()
    {
        var (left, right) = (new[] { 3, 10 }.ToEquatableArray(), new[] { 3, 10 }.ToEquatableArray());

        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Theory]
    [InlineData(new[] { 3, 11 })]
    [InlineData(new[] { 10, 3 })]
    [InlineData(new[] { 3 })]
    [InlineData(new int[0])]
    public void OtherElements_AreNotEqual(int[] other) => Assert.True(new[] { 3, 10 }.ToEquatableArray() != other.ToEquatableArray());

    [Fact]
    public void DefaultArray_IsEmpty()
    {
        Assert.Empty(default(EquatableArray<int>));
        Assert.Equal(new EquatableArray<int>(ImmutableArray<int>.Empty), default);
    }
}
