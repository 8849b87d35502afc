using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Generators;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The size of a generated file.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Bytes">Its bytes in UTF-8.</param>
internal sealed record SourceSize(int Lines, int Bytes)
{
    /// <summary>Generates the kernel of a class count.</summary>
    public static SourceSize Of(int classCount)
    {
        SyntaxTree user = CSharpSyntaxTree.ParseText(
            $"[SoftmaxGen.SoftmaxKernel({classCount})] public readonly partial struct Kernel;");
        CSharpCompilation compilation = CSharpCompilation.Create("Kernel", [user], References());
        SourceText text = CSharpGeneratorDriver.Create(new SoftmaxGenerator())
            .RunGenerators(compilation)
            .GetRunResult()
            .Results.Single()
            .GeneratedSources.Single()
            .SourceText;

        // The last line is the empty one after the last line end.
        return new(text.Lines.Count - 1, Encoding.UTF8.GetByteCount(text.ToString()));
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));
}
