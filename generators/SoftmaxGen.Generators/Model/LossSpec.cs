namespace SoftmaxGen.Generators.Model;

/// <summary>The options of a loss that are declared beside its reduction; the temperature is that of all operations.</summary>
/// <param name="ClassWeights">The weight of each class; empty when all are 1.</param>
/// <param name="LabelSmoothing">The part of every target that is spread over all classes.</param>
/// <param name="IgnoreIndex">The label of rows that do not count, or <see langword="null"/>.</param>
/// <param name="ZLoss">The factor of the squared log-sum-exp.</param>
/// <param name="Temperature">What the logits are divided by.</param>
internal sealed record LossSpec(
    EquatableArray<double> ClassWeights, double LabelSmoothing, int? IgnoreIndex, double ZLoss, double Temperature = 1)
{
    /// <summary>No options.</summary>
    public static readonly LossSpec Plain = new(default, 0, null, 0);
}
