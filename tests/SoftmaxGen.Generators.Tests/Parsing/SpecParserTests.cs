using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Parsing;

public class SpecParserTests
{
    private static readonly TypeSpec s_shape = new(
        Namespace: null,
        ContainingTypes: default,
        new TypeDeclaration("public partial struct", "Shape"),
        IsStatic: false,
        IsRefLike: false,
        "Shape.g.cs");

    [Fact]
    public void Kernel_AsksForWhatItsAttributeSays() => Assert.Equal(
        new KernelSpec(s_shape, 10, ElementType.Double, Reduction.Sum, Operations.Softmax | Operations.ArgMax),
        SpecOf("""
            [SoftmaxKernel(10, ElementType = KernelElementType.Double, Reduction = LossReduction.Sum,
                Operations = KernelOperations.Softmax | KernelOperations.ArgMax)]
            public partial struct Shape { }
            """));

    [Fact]
    public void KernelSet_AsksForDistinctAscendingClassCounts() => Assert.Equal(
        new KernelSetSpec(s_shape, new[] { 3, 10, 1000 }.ToEquatableArray(), ElementType.Single, Reduction.Sum, Operations.LogSoftmax),
        SpecOf("""
            [SoftmaxKernelSet(10, 1000, 3, 10, Reduction = LossReduction.Sum, Operations = KernelOperations.LogSoftmax)]
            public partial struct Shape { }
            """));

    [Fact]
    public void Head_AsksForWhatItsAttributeSays() => Assert.Equal(
        new HeadSpec(s_shape, Inputs: 64, ClassCount: 10, ElementType.Double, Reduction.Sum) { Operations = Operations.Sample },
        SpecOf("""
            [SoftmaxHead(classCount: 10, inputs: 64, ElementType = KernelElementType.Double, Reduction = LossReduction.Sum,
                Operations = KernelOperations.Sample)]
            public partial struct Shape { }
            """));

    [Fact]
    public void Kernel_AsksForTheOptionsOfItsLoss() => Assert.Equal(
        new KernelSpec(s_shape, 3, ElementType.Single, Reduction.Mean, Operations.All)
        {
            Loss = new(new[] { 1, 0.5, 0 }.ToEquatableArray(), 0.1, -100, 1e-4, 0.5),
            Unrolling = Unrolling.Loop,
        },
        SpecOf("""
            [SoftmaxKernel(3, ClassWeights = new[] { 1, 0.5, 0 }, LabelSmoothing = 0.1, IgnoreIndex = -100, ZLoss = 1e-4,
                Temperature = 0.5, Unrolling = KernelUnrolling.Loop)]
            public partial struct Shape { }
            """));

    [Fact]
    public void IgnoreIndexOfZero_IsDeclaredAllTheSame() =>
        Assert.Equal(0, ((KernelSpec)SpecOf("[SoftmaxKernel(3, IgnoreIndex = 0)] public partial struct Shape { }")).Loss.IgnoreIndex);

    [Fact]
    public void OptionsThatAreNotSaid_AreThoseOfTheLibrary()
    {
        var attribute = new SoftmaxKernelAttribute(10);

        Assert.Equal(
            new KernelSpec(s_shape, 10, (ElementType)attribute.ElementType, (Reduction)attribute.Reduction, (Operations)attribute.Operations),
            SpecOf("[SoftmaxKernel(10)] public partial struct Shape { }"));
    }

    [Theory]
    [InlineData("public partial class", "public partial class")]
    [InlineData("sealed partial class", "internal partial class")]
    [InlineData("static internal partial class", "internal static partial class")]
    [InlineData("public readonly partial struct", "public readonly partial struct")]
    [InlineData("public ref partial struct", "public ref partial struct")]
    [InlineData("readonly ref partial struct", "internal readonly ref partial struct")]
    [InlineData("public partial record", "public partial record")]
    [InlineData("public partial record class", "public partial record")]
    [InlineData("readonly partial record struct", "internal readonly partial record struct")]
    public void Declaration_RepeatsWhatTellsTheTypeApart(string declared, string keywords) =>
        Assert.Equal(keywords, SpecOf($"[SoftmaxKernel(10)] {declared} Shape {{ }}").Type.Declaration.Keywords);

    [Fact]
    public void ContainingTypes_AreListedOutermostFirst()
    {
        var type = SpecOf("""
            namespace A.@class
            {
                public partial interface IOuter
                {
                    protected internal static partial class Inner
                    {
                        [SoftmaxKernel(10)] private protected partial record @event { }
                    }
                }
            }
            """).Type;

        Assert.Equal(
            new TypeSpec(
                "A.@class",
                new TypeDeclaration[] { new("public partial interface", "IOuter"), new("protected internal static partial class", "Inner") }.ToEquatableArray(),
                new TypeDeclaration("private protected partial record", "@event"),
                IsStatic: false,
                IsRefLike: false,
                "A.class.IOuter.Inner.event.g.cs"),
            type);
    }

    [Theory]
    [InlineData("partial struct", true)]
    [InlineData("partial record", true)]
    [InlineData("static partial class", false)]
    [InlineData("ref partial struct", false)]
    public void StaticClassAndRefStruct_CannotImplementAnInterface(string keywords, bool can) =>
        Assert.Equal(can, SpecOf($"[SoftmaxKernel(10)] {keywords} Shape {{ }}").Type.CanImplementInterface);

    private static ITypeExtension SpecOf(string source) =>
        (ITypeExtension)Assert.Single(Assert.Single(GeneratorRun.Of("using SoftmaxGen;\n" + source).Result.TrackedSteps[StepNames.Spec]).Outputs).Value;
}
