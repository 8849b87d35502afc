using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Generators.Emission;

/// <summary>What stands above and in the first line of a public method, whatever kind of type it is a member of.</summary>
/// <param name="ReturnType">The keyword of the return type.</param>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Summary">What the method does.</param>
/// <param name="Returns">What it returns, or <see langword="null"/>.</param>
/// <param name="Exceptions">The condition under which an <c>ArgumentException</c> is thrown, a sentence.</param>
/// <param name="Ranges">The conditions under which an <c>ArgumentOutOfRangeException</c> is thrown, no sentences; empty ones do not count.</param>
internal sealed record MethodHead(
    string ReturnType,
    string Name,
    IReadOnlyCollection<Parameter> Parameters,
    string Summary,
    string? Returns,
    string Exceptions,
    params string[] Ranges)
{
    /// <summary>Writes the documentation and the first line, and opens the body.</summary>
    public SourceWriter.BlockScope Open(SourceWriter writer)
    {
        writer.Write("");
        writer.Write($"/// <summary>{Summary}</summary>");
        foreach (Parameter parameter in Parameters)
        {
            writer.Write($"/// <param name=\"{parameter.Name}\">{parameter.Description}</param>");
        }

        if (Returns is not null)
        {
            writer.Write($"/// <returns>{Returns}</returns>");
        }

        writer.Write($"/// <exception cref=\"global::System.ArgumentException\">{Exceptions}</exception>");
        string range = string.Join(", or ", Ranges.Where(static text => text.Length > 0));
        if (range.Length > 0)
        {
            range = char.ToUpperInvariant(range[0]) + range.Substring(1);
            writer.Write($"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">{range}.</exception>");
        }

        writer.Write(GeneratedCode.Attribute);
        return writer.Block(
            $"public static {ReturnType} {Name}({string.Join(", ", Parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"))})");
    }
}
