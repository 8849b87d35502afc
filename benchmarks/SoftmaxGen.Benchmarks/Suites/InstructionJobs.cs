using System;
using System.Linq;
using BenchmarkDotNet.Jobs;

namespace SoftmaxGen.Benchmarks.Suites;

/// <summary>The same benchmarks under lesser instruction sets, each a job that starts the JIT with one environment variable.</summary>
internal static class InstructionJobs
{
    private static readonly (string Name, string? Variable)[] s_sets =
    [
        ("best", null),
        ("no-avx512", "DOTNET_EnableAVX512"),
        ("no-avx2", "DOTNET_EnableAVX2"),
        ("none", "DOTNET_EnableHWIntrinsic"),
    ];

    /// <summary>The names, as an option lists them.</summary>
    public static string Names => string.Join(',', s_sets.Select(static set => set.Name));

    /// <summary>The jobs of names that are separated by commas.</summary>
    /// <param name="names">The names.</param>
    /// <param name="template">How often a job measures.</param>
    /// <exception cref="FormatException">A name is unknown.</exception>
    public static Job[] Of(string names, Job template) => [.. names.Split(',').Select(name => OfName(name, template))];

    private static Job OfName(string name, Job template)
    {
        int index = Array.FindIndex(s_sets, set => set.Name == name);
        if (index < 0)
        {
            throw new FormatException($"{name} is none of {Names}.");
        }

        Job job = template.WithId(name);
        return s_sets[index].Variable is { } variable ? job.WithEnvironmentVariable(variable, "0") : job;
    }
}
