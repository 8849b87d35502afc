namespace SoftmaxGen.Generators.Model;

/// <summary>What <c>[SoftmaxHead]</c> asks for.</summary>
/// <param name="Type">The type that carries the attribute.</param>
/// <param name="Inputs">The width of the hidden layer, at least 1.</param>
/// <param name="ClassCount">The number of classes, at least 1; <c>Inputs * ClassCount</c> is an <see langword="int"/>.</param>
/// <param name="ElementType">The type of all numbers.</param>
/// <param name="Reduction">How the losses of a batch become one.</param>
internal sealed record HeadSpec(
    TypeSpec Type,
    int Inputs,
    int ClassCount,
    ElementType ElementType,
    Reduction Reduction) : ITypeExtension
{
    /// <summary>The methods to generate; those that a head does not have do not count.</summary>
    public Operations Operations { get; init; } = Operations.All;

    /// <summary>The options of the loss.</summary>
    public LossSpec Loss { get; init; } = LossSpec.Plain;

    /// <summary>How much code the kernel may become.</summary>
    public Unrolling Unrolling { get; init; }
}
