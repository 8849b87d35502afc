using System;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What the file of a <c>[SoftmaxHead]</c> type holds.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Kernel">The kernel that the logits go through.</param>
internal sealed record HeadPlan(HeadSpec Spec, KernelPlan Kernel)
{
    private const int StackBytes = 16 * 1024;

    /// <summary>The part of the hidden layer that stays in an inner cache between its readings.</summary>
    private const int CachedBytes = 64 * 1024;

    /// <summary>From here on a block of more rows reads the weights hardly less often.</summary>
    private const int EnoughRows = 32;

    private const int PooledElements = 1 << 20;

    /// <summary>Whether the logits of a block of rows are on the stack; else they are rented.</summary>
    public bool IsOnStack => StackElements / Spec.ClassCount >= KernelPlan.RowsTogether;

    /// <summary>
    /// The rows whose logits exist at once, in steps of the rows that a kernel treats at once: there its sums of losses
    /// begin. A kernel of so many classes that not even these rows fit treats them one by one.
    /// </summary>
    public int BlockRows
    {
        get
        {
            int cached = Math.Max(EnoughRows, CachedBytes / ElementSize / Spec.Inputs);
            int rows = IsOnStack
                ? Math.Min(cached, StackElements / Spec.ClassCount)
                : Math.Max(1, Math.Min(EnoughRows, PooledElements / Spec.ClassCount));
            return rows < KernelPlan.RowsTogether ? rows : rows - (rows % KernelPlan.RowsTogether);
        }
    }

    private int StackElements => StackBytes / ElementSize;

    private int ElementSize => Spec.ElementType == ElementType.Single ? 4 : 8;
}
