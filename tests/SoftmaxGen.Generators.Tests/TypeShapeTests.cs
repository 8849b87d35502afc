using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests;

public class TypeShapeTests
{
    [Theory]
    [InlineData("public partial class")]
    [InlineData("public static partial class")]
    [InlineData("public abstract partial class")]
    [InlineData("public sealed partial class")]
    [InlineData("public partial struct")]
    [InlineData("public readonly partial struct")]
    [InlineData("public partial record")]
    [InlineData("public partial record class")]
    [InlineData("public partial record struct")]
    [InlineData("public readonly partial record struct")]
    [InlineData("public ref partial struct")]
    [InlineData("public readonly ref partial struct")]
    [InlineData("internal partial class")]
    [InlineData("partial struct")]
    public void EveryKindOfType_Compiles(string keywords)
    {
        foreach (var attribute in new[] { "SoftmaxKernel(1000)", "SoftmaxKernelSet(1000, 2000)", "SoftmaxHead(64, 1000)" })
        {
            GeneratorRun.Of($$"""
                namespace Digits;

                [SoftmaxGen.{{attribute}}]
                {{keywords}} Shape { }
                """).SingleSource();
        }
    }

    [Theory]
    [InlineData("public partial class Outer", "Ns.Outer.Shape.g.cs")]
    [InlineData("public static partial class Outer", "Ns.Outer.Shape.g.cs")]
    [InlineData("public readonly partial struct Outer", "Ns.Outer.Shape.g.cs")]
    [InlineData("partial record Outer", "Ns.Outer.Shape.g.cs")]
    [InlineData("public partial interface IOuter", "Ns.IOuter.Shape.g.cs")]
    public void NestedType_Compiles(string outer, string hintName)
    {
        var run = GeneratorRun.Of($$"""
            namespace Ns;

            {{outer}}
            {
                [SoftmaxGen.SoftmaxKernel(1000)]
                public readonly partial struct Shape { }
            }
            """);

        run.AssertCompiles();
        Assert.Equal(hintName, Assert.Single(run.Result.GeneratedSources).HintName);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    public void EveryAccessibility_Compiles(string accessibility) => GeneratorRun.Of($$"""
        public partial class A
        {
            public partial class B
            {
                [SoftmaxGen.SoftmaxKernel(1000)]
                {{accessibility}} partial class Shape { }
            }
        }
        """).SingleSource();

    [Theory]
    [InlineData("[SoftmaxGen.SoftmaxKernel(10)] partial struct Shape { }", "Shape.g.cs")]
    [InlineData("namespace A.B { [SoftmaxGen.SoftmaxKernel(10)] partial struct Shape { } }", "A.B.Shape.g.cs")]
    [InlineData("namespace A { namespace B { [SoftmaxGen.SoftmaxKernel(10)] partial struct Shape { } } }", "A.B.Shape.g.cs")]
    [InlineData("namespace @class.@namespace; [SoftmaxGen.SoftmaxKernel(10)] partial struct @struct { }", "class.namespace.struct.g.cs")]
    [InlineData("partial class @event { [SoftmaxGen.SoftmaxKernel(10)] partial record @record { } }", "event.record.g.cs")]
    [InlineData("namespace Größe; [SoftmaxGen.SoftmaxKernel(10)] partial struct Schätzer { }", "Größe.Schätzer.g.cs")]
    [InlineData("namespace User.SoftmaxGen; [global::SoftmaxGen.SoftmaxKernel(10)] partial struct Shape { }", "User.SoftmaxGen.Shape.g.cs")]
    [InlineData("namespace SoftmaxGen.System; [SoftmaxKernel(10)] partial struct Shape { }", "SoftmaxGen.System.Shape.g.cs")]
    public void EveryName_CompilesAndNamesTheFile(string source, string hintName)
    {
        var run = GeneratorRun.Of(source);

        run.AssertCompiles();
        Assert.Equal(hintName, Assert.Single(run.Result.GeneratedSources).HintName);
    }

    [Fact]
    public void NamesThatDifferInCase_HaveFilesThatDifferInMore()
    {
        var run = GeneratorRun.Of("""
            namespace Ns
            {
                [SoftmaxGen.SoftmaxKernel(2)] public partial struct Digit { }
                [SoftmaxGen.SoftmaxKernel(3)] public partial struct DIGIT { }
            }

            namespace NS
            {
                [SoftmaxGen.SoftmaxKernel(4)] public partial struct Digit { }
            }
            """);

        run.AssertCompiles();
        Assert.Equal(
            ["NS.Digit.g.cs", "Ns-1.DIGIT.g.cs", "Ns-1.Digit-1.g.cs"],
            run.Result.GeneratedSources.Select(static source => source.HintName).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void AttributeOnOneOfSeveralParts_GivesOneFile() => GeneratorRun.Of("""
        public partial struct Shape { public int Field; }

        [SoftmaxGen.SoftmaxKernel(10)]
        public partial struct Shape { }

        public partial struct Shape { public static int Count => ClassCount; }
        """).SingleSource();

    [Fact]
    public void KernelThatDerivesFromAKernel_Compiles() => GeneratorRun.Of("""
        [SoftmaxGen.SoftmaxKernel(1000)]
        public partial class Shape { }

        [SoftmaxGen.SoftmaxKernel(1001)]
        public partial class Derived : Shape { }
        """).AssertCompiles();

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public void EverySupportedLanguageVersion_Compiles(LanguageVersion version) => GeneratorRun.Of(
        """
        [SoftmaxGen.SoftmaxKernel(10)]
        public readonly partial struct Kernel { }

        [SoftmaxGen.SoftmaxKernelSet(3, 10, 1000)]
        public static partial class Kernels { }

        [SoftmaxGen.SoftmaxHead(64, 10)]
        public readonly partial struct Head { }
        """,
        version).AssertCompiles();
}
