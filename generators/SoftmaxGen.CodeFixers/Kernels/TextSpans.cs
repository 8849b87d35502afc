using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SoftmaxGen.CodeFixers.Kernels;

/// <summary>Places in a text that is edited.</summary>
internal static class TextSpans
{
    /// <summary>Where a place is after text was inserted.</summary>
    public static TextSpan MovedBy(this TextSpan place, IEnumerable<TextChange> insertions) => new(
        place.Start + insertions.Where(insertion => insertion.Span.Start <= place.Start).Sum(static insertion => insertion.NewText!.Length),
        place.Length);

    /// <returns>What is to be deleted so that some arguments, and the comments beside them, are left out; the first that stays stands before them.</returns>
    public static IEnumerable<TextSpan> SpansWithout(this ArgumentListSyntax list, IEnumerable<ArgumentSyntax> leftOut)
    {
        var arguments = list.Arguments;
        var indices = new HashSet<int>(leftOut.Select(argument => arguments.IndexOf(argument)));
        var last = Enumerable.Range(0, arguments.Count).Last(index => !indices.Contains(index));

        return indices.Select(index => index < last
            ? TextSpan.FromBounds(StartOf(list, index), StartOf(list, index + 1))
            : TextSpan.FromBounds(arguments.GetSeparator(index - 1).SpanStart, EndOf(arguments[index])));
    }

    /// <summary>Where an argument begins with the comments before it; what stands at the end of a line belongs to the one before.</summary>
    private static int StartOf(ArgumentListSyntax list, int index)
    {
        var before = index == 0 ? list.OpenParenToken.TrailingTrivia : list.Arguments.GetSeparator(index - 1).TrailingTrivia;
        var own = list.Arguments[index].GetLeadingTrivia();
        var trivia = before.Any(SyntaxKind.EndOfLineTrivia) ? own : before.Concat(own);

        return trivia.Where(IsComment).Select(static comment => comment.SpanStart).Append(list.Arguments[index].SpanStart).First();
    }

    private static int EndOf(ArgumentSyntax argument) =>
        argument.GetTrailingTrivia().Where(IsComment).Select(static comment => comment.Span.End).Prepend(argument.Span.End).Last();

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
