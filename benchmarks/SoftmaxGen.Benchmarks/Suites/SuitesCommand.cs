using System;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The <c>suites</c> verb: runs the suites of BenchmarkDotNet.</summary>
internal static class SuitesCommand
{
    /// <summary>How the verb is called.</summary>
    public static readonly string Usage =
        $"suites [--instructions {InstructionJobs.Names} [--short]] [options of BenchmarkDotNet]";

    /// <returns>The exit code of the process.</returns>
    public static int Run(string[] arguments)
    {
        IConfig? config = null;
        if (arguments is ["--instructions", var names, .. var others])
        {
            bool isShort = others is ["--short", ..];
            arguments = isShort ? others[1..] : others;
            config = ManualConfig.Create(DefaultConfig.Instance).AddJob(InstructionJobs.Of(names, isShort ? Job.ShortRun : Job.Default));
        }

        BenchmarkSwitcher.FromTypes(SuiteTypes.All()).Run(arguments, config);
        return 0;
    }
}
