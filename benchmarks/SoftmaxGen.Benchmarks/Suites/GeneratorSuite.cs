using BenchmarkDotNet.Attributes;
using SoftmaxGen.Benchmarks.Generation;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The generator beside a compilation without it.</summary>
public class GeneratorSuite
{
    private GeneratorCase _case = null!;

    [Params(1, 100, 1000)]
    public int Kernels { get; set; }

    [GlobalSetup]
    public void Prepare() => _case = new(Kernels);

    [Benchmark(Baseline = true)]
    public int CompileWithout() => _case.CompileWithout();

    [Benchmark]
    public int Cold() => _case.Generate();

    [Benchmark]
    public int Keystroke() => _case.Keystroke();
}
