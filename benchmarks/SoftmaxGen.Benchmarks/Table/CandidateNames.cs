namespace SoftmaxGen.Benchmarks.Table;

/// <summary>What the candidates are called in a table.</summary>
internal static class CandidateNames
{
    public const string Generated = "generated";
    public const string RunTime = "run time";
    public const string TensorRow = "TensorPrimitives by row";
    public const string TensorBlocks = "TensorPrimitives by block";
    public const string TensorSoftMax = "raw SoftMax";
    public const string ScalarLoop = "MathF loop";
}
