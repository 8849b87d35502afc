using System;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The loss alone for one class count; the times are those of a row.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class LossSuite<TKernel>
    where TKernel : ISoftmaxKernel<float>
{
    private const int Rows = 128;
    private const string Together = "Batch";
    private const string Single = "Single row";

    private Batch _batch = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _batch = new(TKernel.ClassCount, Rows);
        Agreement.Require("Loss", TKernel.ClassCount, [Generated()], [TensorPrimitivesByRow()]);
    }

    [BenchmarkCategory(Together)]
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public float Generated() => TKernel.CrossEntropy(_batch.Logits.Span, _batch.Labels);

    [BenchmarkCategory(Together)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public float RunTime() => SoftmaxKernels.CrossEntropy(_batch.Logits.Span, TKernel.ClassCount, _batch.Labels);

    [BenchmarkCategory(Together)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public float TensorPrimitivesByRow() =>
        TensorLog.CrossEntropy(_batch.Logits.Span, _batch.Labels, _batch.Results.Span);

    [BenchmarkCategory(Single)]
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public float GeneratedRow()
    {
        ReadOnlySpan<float> logits = _batch.Logits.Span;
        float losses = 0;
        for (int row = 0; row < Rows; row++)
        {
            losses += TKernel.CrossEntropy(logits.Slice(row * TKernel.ClassCount, TKernel.ClassCount), _batch.Labels[row]);
        }

        return losses;
    }

    [BenchmarkCategory(Single)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public float RunTimeRow()
    {
        int classCount = TKernel.ClassCount;
        ReadOnlySpan<float> logits = _batch.Logits.Span;
        float losses = 0;
        for (int row = 0; row < Rows; row++)
        {
            losses += SoftmaxKernels.CrossEntropy(logits.Slice(row * classCount, classCount), classCount, _batch.Labels[row]);
        }

        return losses;
    }

    [BenchmarkCategory(Single)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public float TensorPrimitivesRow() => TensorPrimitivesByRow();
}
