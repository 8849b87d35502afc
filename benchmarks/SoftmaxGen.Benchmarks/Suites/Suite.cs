using BenchmarkDotNet.Attributes;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>All candidates at one piece of work for one class count; the times are those of a row.</summary>
public class Suite<TWork, TKernel>
    where TWork : IWork
    where TKernel : ISoftmaxKernel<float>
{
    private const int Rows = 128;

    private Batch _batch = null!;

    [GlobalSetup]
    public void Prepare() => _batch = new(TKernel.ClassCount, Rows);

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public float Generated() => TWork.Run<Generated<TKernel>>(_batch);

    [Benchmark(OperationsPerInvoke = Rows)]
    public float RunTime() => TWork.Run<RunTime>(_batch);

    [Benchmark(OperationsPerInvoke = Rows)]
    public float TensorPrimitivesByRow() => TWork.Run<RowByRow<TensorRow>>(_batch);

    [Benchmark(OperationsPerInvoke = Rows)]
    public float TensorPrimitivesByBlock() => TWork.Run<TensorBlocks>(_batch);

    [Benchmark(OperationsPerInvoke = Rows)]
    public float RawSoftMax() => TWork.Run<TensorSoftMax>(_batch);

    [Benchmark(OperationsPerInvoke = Rows)]
    public float MathFLoop() => TWork.Run<RowByRow<ScalarLoop>>(_batch);
}
