using BenchmarkDotNet.Attributes;
using SoftmaxGen.Benchmarks.Heads;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>Forward and backward through an output layer; the times are those of a row.</summary>
public class HeadSuite<THead>
    where THead : ISoftmaxHead<float>
{
    private const int Rows = 64;

    private HeadBatch _batch = null!;

    [GlobalSetup]
    public void Prepare() => _batch = new(THead.Inputs, THead.ClassCount, Rows);

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public float Generated() => _batch.CrossEntropyGradient<THead>();

    [Benchmark(OperationsPerInvoke = Rows)]
    public float TensorPrimitives() => TensorHead.CrossEntropyGradient(_batch);
}
