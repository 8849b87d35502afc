using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using SoftmaxGen.Benchmarks.Generation;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The size of a generated file.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Bytes">Its bytes in UTF-8.</param>
internal sealed record SourceSize(int Lines, int Bytes)
{
    /// <summary>Generates the kernel of a class count.</summary>
    public static SourceSize Of(int classCount)
    {
        SourceText text = UserCode.Driver()
            .RunGenerators(UserCode.Compilation(
                $"[SoftmaxGen.SoftmaxKernel({classCount})] public readonly partial struct Kernel;"))
            .GetRunResult()
            .Results.Single()
            .GeneratedSources.Single()
            .SourceText;

        // The last line is the empty one after the last line end.
        return new(text.Lines.Count - 1, Encoding.UTF8.GetByteCount(text.ToString()));
    }
}
