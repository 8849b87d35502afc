using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>What a kernel for one class count looks like.</summary>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="ElementType">The type of logits and results.</param>
/// <param name="IsTiled">Whether the loop of the library treats rows of a batch in tiles, before the rest goes row by row.</param>
/// <param name="Widths">The widths that have a form of their own, widest first; none where the loop of the library does it all.</param>
internal sealed record KernelPlan(int ClassCount, ElementType ElementType, bool IsTiled, EquatableArray<WidthPlan> Widths)
{
    /// <summary>The rows of a tile, whatever the width; as in the library.</summary>
    public const int TileRows = 16;

    /// <summary>Whether only gradients are treated in tiles.</summary>
    public bool IsGradientTiled { get; init; }
}
