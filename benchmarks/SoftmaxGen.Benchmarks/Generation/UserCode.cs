using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SoftmaxGen.Generators;

namespace SoftmaxGen.Benchmarks.Generation;

/// <summary>Compilations of a user's code, with and without what the generator adds to it.</summary>
internal static class UserCode
{
    private static readonly CSharpCompilationOptions s_options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Parses and refers to all that this program refers to; nothing is bound yet.</summary>
    public static CSharpCompilation Compilation(params IEnumerable<string> sources) =>
        Compilation(sources.Select(static source => CSharpSyntaxTree.ParseText(source)));

    /// <inheritdoc cref="Compilation(IEnumerable{string})"/>
    public static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create("UserCode", trees, s_references, s_options);

    /// <summary>A generator that has not run yet.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(new SoftmaxGenerator());

    /// <summary>Compiles to an assembly in memory.</summary>
    /// <exception cref="InvalidOperationException">There is an error.</exception>
    public static byte[] Emit(Compilation compilation)
    {
        using MemoryStream assembly = new();
        var result = compilation.Emit(assembly);
        return result.Success
            ? assembly.ToArray()
            : throw new InvalidOperationException(string.Join(
                Environment.NewLine,
                result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}
