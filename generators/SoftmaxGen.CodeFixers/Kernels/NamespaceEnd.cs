using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>Inserts types at the end of a namespace.</summary>
internal static class NamespaceEnd
{
    /// <param name="text">The text of the document.</param>
    /// <param name="scope">The namespace; <see langword="null"/> for the global one.</param>
    /// <param name="types">The attribute and the declaration of each type.</param>
    public static TextChange Insert(
        SourceText text, BaseNamespaceDeclarationSyntax? scope, IEnumerable<(string Attribute, string Declaration)> types)
    {
        var newLine = NewLineOf(text);
        if (scope is not NamespaceDeclarationSyntax { CloseBraceToken: var brace, Members: var members })
        {
            // A last line that does not end gets an end, and leaves its lack of one to the new last line.
            return text.Lines[text.Lines.Count - 1].Span.IsEmpty
                ? new(new TextSpan(text.Length, 0), Lines("", newLine, types))
                : new(new TextSpan(text.Length, 0), newLine + Lines("", newLine, types).TrimEnd());
        }

        var line = text.Lines.GetLineFromPosition(brace.SpanStart);
        return IndentOf(text, brace.SpanStart).Length == brace.SpanStart - line.Start
            ? new(new TextSpan(line.Start, 0), Lines(IndentOf(text, members[0].SpanStart), newLine, types))
            : new(new TextSpan(brace.SpanStart, 0), string.Concat(types.Select(static type => $"{type.Attribute} {type.Declaration} ")));
    }

    private static string Lines(string indent, string newLine, IEnumerable<(string Attribute, string Declaration)> types) =>
        string.Concat(types.Select(type => $"{newLine}{indent}{type.Attribute}{newLine}{indent}{type.Declaration}{newLine}"));

    /// <summary>The white space at the start of the line of a position.</summary>
    private static string IndentOf(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.End < first.EndIncludingLineBreak ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
