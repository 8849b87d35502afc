using BenchmarkDotNet.Running;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>Runs the suites of BenchmarkDotNet.</summary>
internal static class SuitesCommand
{
    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        BenchmarkSwitcher.FromTypes(SuiteTypes.All()).Run(arguments);
        return 0;
    }
}
