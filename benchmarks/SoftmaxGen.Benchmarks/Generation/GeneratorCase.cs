using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Benchmarks.Generation;

/// <summary>A program with kernels, each in a file of its own, and a file that has nothing to do with them.</summary>
internal sealed class GeneratorCase
{
    // Every schedule: across rows, in tiles, within a row, and loops.
    private const int DifferentCounts = 256;

    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;
    private readonly Compilation _generated;
    private int _keystrokes;

    public GeneratorCase(int kernels)
    {
        _compilation = UserCode.Compilation([Unrelated(0), .. Enumerable.Range(0, kernels).Select(Kernel)]);
        _driver = UserCode.Driver().RunGeneratorsAndUpdateCompilation(_compilation, out _generated, out _);
    }

    /// <summary>The length of what the generator wrote, in characters.</summary>
    public long GeneratedLength =>
        _driver.GetRunResult().GeneratedTrees.Sum(static tree => (long)tree.Length);

    /// <summary>Binds and compiles what the user wrote.</summary>
    public int CompileWithout() => UserCode.Emit(Fresh(_compilation)).Length;

    /// <summary>Runs a generator that has seen nothing yet over a compilation that nothing has been asked of yet.</summary>
    public int Generate() => UserCode.Driver().RunGenerators(Fresh(_compilation)).GetRunResult().GeneratedTrees.Length;

    /// <summary>Runs the generator again after an edit of the unrelated file.</summary>
    public int Keystroke()
    {
        SyntaxTree before = _compilation.SyntaxTrees[0];
        SyntaxTree after = CSharpSyntaxTree.ParseText(Unrelated(++_keystrokes));
        return _driver.RunGenerators(_compilation.ReplaceSyntaxTree(before, after)).GetRunResult().GeneratedTrees.Length;
    }

    /// <summary>Binds and compiles what the user and the generator wrote.</summary>
    public int CompileWith() => UserCode.Emit(Fresh(_generated)).Length;

    /// <summary>The same trees; a compilation keeps what it has bound.</summary>
    private static CSharpCompilation Fresh(Compilation compilation) =>
        UserCode.Compilation(compilation.SyntaxTrees);

    private static string Unrelated(int edits) =>
        $"public static class Unrelated {{ public static int Edits() => {edits}; }}";

    private static string Kernel(int index) => $"""
        [SoftmaxGen.SoftmaxKernel({1 + (index % DifferentCounts)})]
        public readonly partial struct Kernel{index};
        """;
}
