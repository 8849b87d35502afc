using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>What an attribute says: read, not judged, so any number may be out of range.</summary>
/// <param name="Kind">The attribute.</param>
/// <param name="Inputs">The width of the hidden layer; <see langword="null"/> unless the attribute is a head's.</param>
/// <param name="ClassCounts">The class counts as written; one unless the attribute is a set's.</param>
/// <param name="ElementType">The type of the numbers.</param>
/// <param name="Reduction">How the losses of a batch become one.</param>
/// <param name="Operations">The methods to generate.</param>
internal sealed record Request(
    AttributeKind Kind,
    int? Inputs,
    EquatableArray<int> ClassCounts,
    ElementType ElementType,
    Reduction Reduction,
    Operations Operations)
{
    /// <summary>The options of the loss.</summary>
    public LossSpec Loss { get; init; } = LossSpec.Plain;

    /// <summary>How much code the kernel may become.</summary>
    public Unrolling Unrolling { get; init; }
}
