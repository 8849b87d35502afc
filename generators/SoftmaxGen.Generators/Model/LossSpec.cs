namespace SoftmaxGen.Generators.Model;

/// <summary>The options of a loss that are declared beside its reduction.</summary>
/// <param name="ClassWeights">The weight of each class; empty when all are 1.</param>
/// <param name="LabelSmoothing">The part of every target that is spread over all classes.</param>
/// <param name="IgnoreIndex">The label of rows that do not count, or <see langword="null"/>.</param>
/// <param name="ZLoss">The factor of the squared log-sum-exp.</param>
internal sealed record LossSpec(EquatableArray<double> ClassWeights, double LabelSmoothing, int? IgnoreIndex, double ZLoss)
{
    /// <summary>No options.</summary>
    public static readonly LossSpec Plain = new(default, 0, null, 0);
}
