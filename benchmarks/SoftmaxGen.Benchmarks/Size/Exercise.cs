using System.Reflection;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>Has the JIT compile what a kernel consists of; gives the number of its methods.</summary>
internal sealed class Exercise : IKernelUse<int>
{
    // A step of 16, 8 and 4 rows at once, one for each width, and a row over.
    private const int Rows = 16 + 8 + 4 + 1;

    // Four such steps, from which on one reads ahead.
    private const int ManyRows = 4 * 16;

    /// <inheritdoc/>
    public int Run<TKernel>()
        where TKernel : ISoftmaxKernel<float>
    {
        Run<TKernel>(Rows);
        Run<TKernel>(ManyRows);

        // A method that was only ever inlined has no code of its own yet.
        const BindingFlags Generated = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;
        MethodInfo[] methods = typeof(TKernel).GetMethods(Generated);
        foreach (MethodInfo method in methods)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

        return methods.Length;
    }

    private static void Run<TKernel>(int rows)
        where TKernel : ISoftmaxKernel<float>
    {
        float[] logits = new float[rows * TKernel.ClassCount];
        float[] results = new float[logits.Length];
        float[] perRow = new float[rows];
        int[] labels = new int[rows];
        TKernel.Softmax(logits, results);
        TKernel.LogSoftmax(logits, results);
        TKernel.LogSumExp(logits, perRow);
        TKernel.CrossEntropy(logits, labels, perRow);
        TKernel.CrossEntropyGradient(logits, labels, perRow, results);
        TKernel.ArgMax(logits, labels);
    }
}
