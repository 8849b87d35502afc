namespace SoftmaxGen.Generators.Model;

/// <summary>How the losses of a batch become one; the values are those of <c>SoftmaxGen.LossReduction</c>.</summary>
internal enum Reduction
{
    Mean,
    Sum,
}
