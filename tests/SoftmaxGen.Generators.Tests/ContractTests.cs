using System;
using System.Linq;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Parsing;
using Xunit;

namespace SoftmaxGen.Generators.Tests;

/// <summary>The generator knows the library by name and number only; here they meet.</summary>
public class ContractTests
{
    [Theory]
    [InlineData(AttributeNames.Kernel, typeof(SoftmaxKernelAttribute))]
    [InlineData(AttributeNames.KernelSet, typeof(SoftmaxKernelSetAttribute))]
    [InlineData(AttributeNames.Head, typeof(SoftmaxHeadAttribute))]
    public void AttributeName_IsThatOfTheLibrary(string name, Type attribute) => Assert.Equal(attribute.FullName, name);

    [Fact]
    public void EnumValues_AreThoseOfTheLibrary()
    {
        AssertSameValues<ElementType, KernelElementType>();
        AssertSameValues<Reduction, LossReduction>();
        AssertSameValues<Operations, KernelOperations>();
        AssertSameValues<Unrolling, KernelUnrolling>();
    }

    [Theory]
    [InlineData(nameof(AttributeKind.Kernel), typeof(ISoftmaxKernel<float>))]
    [InlineData(nameof(AttributeKind.Head), typeof(ISoftmaxHead<float>))]
    public void GeneratedMemberNames_AreThoseOfTheInterface(string kind, Type contract)
    {
        var request = new Request(Enum.Parse<AttributeKind>(kind), 1, default, ElementType.Single, Reduction.Mean, Operations.All);
        var members = contract.GetMethods().Where(static method => !method.IsSpecialName).Select(static method => method.Name)
            .Concat(contract.GetProperties().Select(static property => property.Name));

        Assert.Equal(members.Distinct().Order(), GeneratedMembers.NamesFor(request).Order());
    }

    private static void AssertSameValues<TOurs, TTheirs>()
        where TOurs : struct, Enum
        where TTheirs : struct, Enum =>
        Assert.Equal(
            Enum.GetValues<TTheirs>().Select(static value => (value.ToString(), Convert.ToInt32(value))),
            Enum.GetValues<TOurs>().Select(static value => (value.ToString(), Convert.ToInt32(value))));
}
