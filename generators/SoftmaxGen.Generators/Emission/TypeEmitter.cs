using System;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the user's type around its generated members.</summary>
internal static class TypeEmitter
{
    /// <summary>Writes the header of the file, the namespace and the types around the members.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="type">The user's type.</param>
    /// <param name="remark">A line of documentation that tells the plan.</param>
    /// <param name="implemented">The interface that the type implements, or <see langword="null"/>.</param>
    /// <param name="members">Writes the members.</param>
    public static void Emit(SourceWriter writer, TypeSpec type, string remark, string? implemented, Action members)
    {
        writer.Write($"{GeneratedCode.Header}\n");
        string[] headers = type.ContainingTypes.Append(type.Declaration)
            .Select(static declaration => $"{declaration.Keywords} {declaration.Name}").ToArray();
        headers[headers.Length - 1] += implemented is null ? "" : $" : {implemented}";
        if (type.Namespace is not null)
        {
            headers = headers.Prepend($"namespace {type.Namespace}").ToArray();
        }

        Nest(writer, headers, 0, remark, members);
    }

    private static void Nest(SourceWriter writer, string[] headers, int index, string remark, Action members)
    {
        if (index == headers.Length)
        {
            members();
            return;
        }

        if (index == headers.Length - 1)
        {
            writer.Write($"/// <remarks>{remark}</remarks>");
        }

        using (writer.Block(headers[index]))
        {
            Nest(writer, headers, index + 1, remark, members);
        }
    }
}
