namespace SoftmaxGen;

/// <summary>What the attribute of a kernel says about its loss, for the run-time methods of <see cref="SoftmaxKernels"/>.</summary>
public sealed record CrossEntropyOptions
{
    /// <summary>How the losses of a batch become one; <see cref="LossReduction.Mean"/> unless said.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Mean;
}
