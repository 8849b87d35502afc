namespace SoftmaxGen.Generators;

/// <summary>The steps of the pipeline, by which tests find them.</summary>
internal static class StepNames
{
    public const string Spec = nameof(Spec);
    public const string Plan = nameof(Plan);
    public const string Source = nameof(Source);
}
