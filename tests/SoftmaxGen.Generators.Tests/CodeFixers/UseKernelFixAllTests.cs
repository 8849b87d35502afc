using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using SoftmaxGen.CodeFixers;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;

namespace SoftmaxGen.Generators.Tests.CodeFixers;

/// <summary>Many calls at once share the kernels that are declared for them.</summary>
public sealed class UseKernelFixAllTests
{
    [Fact]
    public async Task CallsOfOneClassCount_ShareAKernel() => Assert.Equal(
        """
        using SoftmaxGen;

        namespace App
        {
            class User
            {
                static void Use(float[] x, double[] y)
                {
                    SoftmaxKernel10.Softmax(x, x);
                    SoftmaxKernel3.Softmax(x, x);
                    SoftmaxKernel10Double.Softmax(y, y);
                    SoftmaxKernel10.LogSoftmax(x, x);
                }
            }

            [SoftmaxKernel(10)]
            internal readonly partial struct SoftmaxKernel10 { }

            [SoftmaxKernel(3)]
            internal readonly partial struct SoftmaxKernel3 { }

            [SoftmaxKernel(10, ElementType = KernelElementType.Double)]
            internal readonly partial struct SoftmaxKernel10Double { }
        }

        namespace Other
        {
            class User
            {
                static void Use(float[] x) => App.SoftmaxKernel10.Softmax(x, x);
                static void More(float[] x) => SoftmaxKernel4_2.Softmax(x, x);
                static int SoftmaxKernel4;
            }

            [SoftmaxKernel(4)]
            internal readonly partial struct SoftmaxKernel4_2 { }
        }
        """,
        Assert.Single(await FixAllAsync(
            FixAllScope.Document,
            """
            using SoftmaxGen;

            namespace App
            {
                class User
                {
                    static void Use(float[] x, double[] y)
                    {
                        SoftmaxKernels.Softmax(x, 10, x);
                        SoftmaxKernels.Softmax(x, 3, x);
                        SoftmaxKernels.Softmax(y, 10, y);
                        SoftmaxKernels.LogSoftmax(x, 10, x);
                    }
                }
            }

            namespace Other
            {
                class User
                {
                    static void Use(float[] x) => SoftmaxKernels.Softmax(x, 10, x);
                    static void More(float[] x) => SoftmaxKernels.Softmax(x, 4, x);
                    static int SoftmaxKernel4;
                }
            }
            """)));

    [Fact]
    public async Task CallInsideACall_IsReplacedToo() => Assert.StartsWith(
        "using SoftmaxGen; class User { static float Use(float[] x, int i) => SoftmaxKernel10.CrossEntropy(x, (int)SoftmaxKernel2.CrossEntropy(x, i)); }",
        Assert.Single(await FixAllAsync(
            FixAllScope.Document,
            "using SoftmaxGen; class User { static float Use(float[] x, int i) => SoftmaxKernels.CrossEntropy(x, 10, (int)SoftmaxKernels.CrossEntropy(x, 2, i)); }")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task DocumentsOfOneProject_ShareAKernel(FixAllScope scope) => Assert.Equal(
        [
            """
            using SoftmaxGen; class One { static void Use(float[] x) => SoftmaxKernel10.Softmax(x, x); }

            [SoftmaxKernel(10)]
            internal readonly partial struct SoftmaxKernel10 { }
            """,
            "using SoftmaxGen; class Two { static void Use(float[] x) => SoftmaxKernel10.Softmax(x, x); }",
            "class Three { }",
        ],
        await FixAllAsync(
            scope,
            "using SoftmaxGen; class One { static void Use(float[] x) => SoftmaxKernels.Softmax(x, 10, x); }",
            "using SoftmaxGen; class Two { static void Use(float[] x) => SoftmaxKernels.Softmax(x, 10, x); }",
            "class Three { }"));

    [Fact]
    public async Task EveryMethodWithAClassCount_IsOneOfAKernel()
    {
        var methods = typeof(SoftmaxKernels)
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(static method => method.GetParameters().Any(static parameter => parameter.Name == "classCount"))
            .ToArray();
        var source = "using System; using SoftmaxGen; static class User {\n" + string.Concat(methods.Index().Select(static method => Caller(method.Item, method.Index))) + "}";

        var result = Assert.Single(await FixAllAsync(FixAllScope.Document, source));

        Assert.NotEmpty(methods);
        Assert.DoesNotContain("SoftmaxKernels", result, StringComparison.Ordinal);
        Assert.Equal(2, result.Split("partial struct").Length - 1);
    }

    /// <summary>A method that has the parameters of another and calls it.</summary>
    private static string Caller(MethodInfo method, int index)
    {
        var parameters = method.GetParameters().Where(static parameter => parameter.Name is not ("classCount" or "options")).ToArray();
        var arguments = parameters.Select(static parameter => parameter.Name!).ToList();
        arguments.Insert(1, "10");

        return $"static void Use{index}({string.Join(", ", parameters.Select(static parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"))})"
            + $" => SoftmaxKernels.{method.Name}({string.Join(", ", arguments)});\n";
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{type.GetGenericArguments().Single().Name}>"
        : type.Name;

    private static async Task<IReadOnlyList<string>> FixAllAsync(FixAllScope scope, params string[] sources)
    {
        var results = await CodeFixRun.FixAllAsync(new UseKernelCodeFixProvider(), scope, sources);
        GeneratorRun.Of(TestCompilation.Create(results[0]).AddSyntaxTrees(results.Skip(1).Select(static text => TestCompilation.Parse(text)))).AssertCompiles();
        return results;
    }
}
