using System;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>Has the JIT compile what a kernel consists of.</summary>
internal abstract class Exercise
{
    // A step of 16, 8 and 4 rows at once, one for each width, and a row over.
    private const int Rows = 16 + 8 + 4 + 1;

    /// <summary>Calls every method of a kernel of <see cref="Kernels"/>.</summary>
    public static void Run(Type kernel)
    {
        ((Exercise)Activator.CreateInstance(typeof(Exercise<>).MakeGenericType(kernel))!).Run(Rows);

        // A method that was only ever inlined has no code of its own yet.
        const BindingFlags Generated = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;
        foreach (MethodInfo method in kernel.GetMethods(Generated))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }

    protected abstract void Run(int rows);
}

/// <inheritdoc/>
internal sealed class Exercise<TKernel> : Exercise
    where TKernel : ISoftmaxKernel<float>
{
    /// <inheritdoc/>
    protected override void Run(int rows)
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
