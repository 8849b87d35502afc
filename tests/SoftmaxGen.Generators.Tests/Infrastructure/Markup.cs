using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>Source in which <c>[|places|]</c> are marked.</summary>
/// <param name="Source">The source without the marks.</param>
/// <param name="Spans">The marked places, in order.</param>
internal sealed record Markup(string Source, IReadOnlyList<TextSpan> Spans)
{
    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var spans = new List<TextSpan>();
        foreach (var (index, part) in text.Split("[|").Index())
        {
            var pieces = part.Split("|]");
            Assert.Equal(index == 0 ? 1 : 2, pieces.Length);
            if (index > 0)
            {
                spans.Add(new TextSpan(source.Length, pieces[0].Length));
            }

            source.AppendJoin("", pieces);
        }

        return new Markup(source.ToString(), spans);
    }
}
