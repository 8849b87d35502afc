using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using SoftmaxGen.Benchmarks.Candidates;
using SoftmaxGen.Benchmarks.Generation;

namespace SoftmaxGen.Benchmarks.Sweep;

/// <summary>
/// Kernels of many class counts, generated, compiled and loaded while the program runs: declared in a project, hundreds
/// of them would slow down every build.
/// </summary>
internal static class SweptKernels
{
    /// <summary>Makes a kernel for each class count.</summary>
    /// <returns>A type that implements <see cref="ICandidate"/> for each class count, in the same order.</returns>
    public static IReadOnlyList<Type> Generate(IReadOnlyList<int> classCounts, KernelUnrolling unrolling)
    {
        UserCode.Driver().RunGeneratorsAndUpdateCompilation(
            UserCode.Compilation(classCounts.Select(classCount => Source(classCount, unrolling))), out var compilation, out _);
        Assembly assembly = Assembly.Load(UserCode.Emit(compilation));
        return [.. classCounts.Select(classCount => assembly.GetType($"Candidate{classCount}", throwOnError: true)!)];
    }

    private static string Source(int classCount, KernelUnrolling unrolling) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System;
        using SoftmaxGen;
        using SoftmaxGen.Benchmarks.Candidates;

        [SoftmaxKernel(
            {{classCount}},
            Operations = KernelOperations.Softmax | KernelOperations.CrossEntropyGradient,
            Unrolling = KernelUnrolling.{{unrolling}})]
        public readonly partial struct Kernel{{classCount}};

        public readonly struct Candidate{{classCount}} : ICandidate
        {
            public static void Softmax(ReadOnlySpan<float> logits, int classCount, Span<float> destination) =>
                Kernel{{classCount}}.Softmax(logits, destination);

            public static float CrossEntropyGradient(
                ReadOnlySpan<float> logits, int classCount, ReadOnlySpan<int> labels, Span<float> gradient) =>
                Kernel{{classCount}}.CrossEntropyGradient(logits, labels, gradient);

            public static float CrossEntropyGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient) =>
                Kernel{{classCount}}.CrossEntropyGradient(logits, label, gradient);
        }
        """);
}
