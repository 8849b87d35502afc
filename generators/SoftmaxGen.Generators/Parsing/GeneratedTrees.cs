using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>Tells the files that this generator adds from those of the user and of other generators.</summary>
internal static class GeneratedTrees
{
    /// <summary>The compiler puts generated files into a folder that is named by the generator's type.</summary>
    private const string Folder = "SoftmaxGen.Generators.SoftmaxGenerator";

    public static bool Contains(SyntaxTree tree) => tree.FilePath.Split('/', '\\').Contains(Folder);
}
