using System;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What the file of a <c>[SoftmaxHead]</c> type holds.</summary>
/// <param name="Spec">What was asked.</param>
/// <param name="Kernel">The kernel that the logits go through.</param>
internal sealed record HeadPlan(HeadSpec Spec, KernelPlan Kernel)
{
    private const int StackBytes = 16 * 1024;
    private const int PooledElements = 1 << 20;

    /// <summary>Whether the logits of a block of rows fit on the stack; else they are rented.</summary>
    public bool IsOnStack => Spec.ClassCount <= StackElements;

    /// <summary>
    /// The rows whose logits exist at once: as many as fit, in steps of 16 where they do, for a kernel that treats 16 rows
    /// at once begins its sums of losses there.
    /// </summary>
    public int BlockRows
    {
        get
        {
            int rows = IsOnStack ? StackElements / Spec.ClassCount : Math.Max(1, Math.Min(KernelPlan.TileRows, PooledElements / Spec.ClassCount));
            return rows < KernelPlan.TileRows ? rows : rows - (rows % KernelPlan.TileRows);
        }
    }

    private int StackElements => StackBytes / (Spec.ElementType == ElementType.Single ? 4 : 8);
}
