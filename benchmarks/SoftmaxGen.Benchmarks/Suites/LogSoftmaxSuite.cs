using System;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Work;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>Log-softmax for one class count; the times are those of a row.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class LogSoftmaxSuite<TKernel>
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
        Generated();
        float[] ours = _batch.Results.ToArray();
        TensorPrimitivesByRow();
        Agreement.Require("Log-softmax", TKernel.ClassCount, ours, _batch.Results.Span);
    }

    [BenchmarkCategory(Together)]
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public void Generated() => TKernel.LogSoftmax(_batch.Logits.Span, _batch.Results.Span);

    [BenchmarkCategory(Together)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public void RunTime() => SoftmaxKernels.LogSoftmax(_batch.Logits.Span, TKernel.ClassCount, _batch.Results.Span);

    [BenchmarkCategory(Together)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public void TensorPrimitivesByRow() => TensorLog.LogSoftmax(_batch.Logits.Span, TKernel.ClassCount, _batch.Results.Span);

    [BenchmarkCategory(Single)]
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public void GeneratedRow()
    {
        ReadOnlySpan<float> logits = _batch.Logits.Span;
        Span<float> results = _batch.Results.Span;
        for (int start = 0; start < logits.Length; start += TKernel.ClassCount)
        {
            TKernel.LogSoftmax(logits.Slice(start, TKernel.ClassCount), results.Slice(start, TKernel.ClassCount));
        }
    }

    [BenchmarkCategory(Single)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public void RunTimeRow()
    {
        int classCount = TKernel.ClassCount;
        ReadOnlySpan<float> logits = _batch.Logits.Span;
        Span<float> results = _batch.Results.Span;
        for (int start = 0; start < logits.Length; start += classCount)
        {
            SoftmaxKernels.LogSoftmax(logits.Slice(start, classCount), classCount, results.Slice(start, classCount));
        }
    }

    [BenchmarkCategory(Single)]
    [Benchmark(OperationsPerInvoke = Rows)]
    public void TensorPrimitivesRow() => TensorPrimitivesByRow();
}
