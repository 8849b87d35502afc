using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What a kernel for one class count looks like.</summary>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="ElementType">The type of logits and results.</param>
/// <param name="IsTogether">Whether the loop of the library treats rows of a batch together, before the rest goes row by row.</param>
/// <param name="Widths">The widths that have a form of their own, widest first; none where the loop of the library does it all.</param>
internal sealed record KernelPlan(int ClassCount, ElementType ElementType, bool IsTogether, EquatableArray<WidthPlan> Widths)
{
    /// <summary>The rows that the loop of the library treats together, where its vectors are widest.</summary>
    public const int RowsTogether = 16;
}
