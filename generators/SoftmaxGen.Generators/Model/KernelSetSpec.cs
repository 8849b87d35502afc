namespace SoftmaxGen.Generators.Model;

/// <summary>What <c>[SoftmaxKernelSet]</c> asks for.</summary>
/// <param name="Type">The type that carries the attribute.</param>
/// <param name="ClassCounts">The class counts to generate kernels for: at least one, each at least 1, distinct, ascending.</param>
/// <param name="ElementType">The type of logits and results.</param>
/// <param name="Reduction">How the losses of a batch become one.</param>
/// <param name="Operations">The methods to generate, at least one.</param>
internal sealed record KernelSetSpec(
    TypeSpec Type,
    EquatableArray<int> ClassCounts,
    ElementType ElementType,
    Reduction Reduction,
    Operations Operations) : ITypeExtension
{
    /// <summary>The options of the loss.</summary>
    public LossSpec Loss { get; init; } = LossSpec.Plain;

    /// <summary>How much code the kernel may become.</summary>
    public Unrolling Unrolling { get; init; }
}
