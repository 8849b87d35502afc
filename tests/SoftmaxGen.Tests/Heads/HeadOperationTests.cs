using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace SoftmaxGen.Tests.Heads;

/// <summary>A head that is asked for some methods has these, with the results of one that has all.</summary>
public static partial class HeadOperationTests
{
    [Fact]
    public static void HeadWithSomeOperations_HasOnlyTheirMethods()
    {
        string[] methods = [.. typeof(Policy).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(static method => method.Name).Distinct().Order()];

        Assert.Equal(["ArgMax", "Logits", "Softmax"], methods);
        Assert.Empty(typeof(Policy).GetInterfaces());
    }

    [Fact]
    public static void HeadWithSomeOperations_HasTheBitsOfOneWithAll()
    {
        float[] hidden = [.. Enumerable.Range(0, 40 * 5).Select(static i => MathF.Sin(i))];
        float[] weights = [.. Enumerable.Range(0, 3 * 5).Select(static i => MathF.Cos(i))];
        float[] bias = [0.5f, -1, 2];
        float[] expected = new float[40 * 3];
        float[] actual = new float[40 * 3];

        Complete.Softmax(hidden, weights, bias, expected);
        Policy.Softmax(hidden, weights, bias, actual);

        Assert.Equal(expected, actual);
    }

    [SoftmaxHead(5, 3)]
    private readonly partial struct Complete;

    [SoftmaxHead(5, 3, Operations = KernelOperations.Softmax | KernelOperations.ArgMax | KernelOperations.TopK)]
    private readonly partial struct Policy;
}
