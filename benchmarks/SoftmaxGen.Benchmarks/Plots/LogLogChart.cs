using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SoftmaxGen.Benchmarks.Plots;

/// <summary>Draws lines over two logarithmic axes as SVG, on white, so that it can be read on any page.</summary>
internal static class LogLogChart
{
    private const int Width = 860;
    private const int Height = 520;
    private const int Left = 74;
    private const int Right = Width - 24;
    private const int Top = 88;
    private const int Bottom = Height - 58;

    // A label below needs this much of the height of a line of text to stand in the middle.
    private const double Middle = 4.5;

    public static string Svg(string title, string subtitle, string xLabel, string yLabel, IReadOnlyList<Series> series)
    {
        LogAxis x = new(
            xLabel, series.Min(static line => line.Points[0].X), series.Max(static line => line.Points[^1].X), Left, Right, [1], 2);
        LogAxis y = new(
            yLabel,
            series.SelectMany(static line => line.Points).Min(static point => point.Y) / 1.1,
            series.SelectMany(static line => line.Points).Max(static point => point.Y) * 1.1,
            Bottom,
            Top,
            [1, 2, 5],
            10);

        StringBuilder svg = new();
        svg.Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13" fill="#333">""");
        svg.Line($"""<rect width="{Width}" height="{Height}" fill="#fff"/>""");
        svg.Line($"""<text x="{Left}" y="26" font-size="17" font-weight="bold" fill="#111">{title}</text>""");
        svg.Line($"""<text x="{Left}" y="46">{subtitle}</text>""");
        Grid(svg, x, y);
        foreach (Series line in series)
        {
            svg.Line($"""<polyline fill="none" stroke="{line.Colour}" stroke-width="1.8" stroke-linejoin="round" points="{Points(line, x, y)}"/>""");
        }

        Legend(svg, series);
        svg.Line($"</svg>");
        return svg.ToString();
    }

    private static void Grid(StringBuilder svg, LogAxis x, LogAxis y)
    {
        foreach (double tick in x.Ticks)
        {
            svg.Line($"""<path stroke="#ddd" d="M{x.Map(tick):0.0} {Top}V{Bottom}"/>""");
            svg.Line($"""<text x="{x.Map(tick):0.0}" y="{Bottom + 19}" text-anchor="middle">{tick}</text>""");
        }

        foreach (double tick in y.Ticks)
        {
            svg.Line($"""<path stroke="#ddd" d="M{Left} {y.Map(tick):0.0}H{Right}"/>""");
            svg.Line($"""<text x="{Left - 8}" y="{y.Map(tick) + Middle:0.0}" text-anchor="end">{tick:0.##}</text>""");
        }

        svg.Line($"""<path fill="none" stroke="#888" d="M{Left} {Top}V{Bottom}H{Right}"/>""");
        svg.Line($"""<text x="{(Left + Right) / 2}" y="{Height - 14}" text-anchor="middle">{x.Label}</text>""");
        svg.Line($"""<text transform="translate(20 {(Top + Bottom) / 2}) rotate(-90)" text-anchor="middle">{y.Label}</text>""");
    }

    private static void Legend(StringBuilder svg, IReadOnlyList<Series> series)
    {
        const int Y = 68;
        const int EntryWidth = 240;
        for (int i = 0; i < series.Count; i++)
        {
            int x = Left + (i * EntryWidth);
            svg.Line($"""<path stroke="{series[i].Colour}" stroke-width="3" d="M{x} {Y}h26"/>""");
            svg.Line($"""<text x="{x + 34}" y="{Y + Middle}">{series[i].Name}</text>""");
        }
    }

    private static string Points(Series line, LogAxis x, LogAxis y) => string.Join(' ', line.Points.Select(
        point => string.Create(CultureInfo.InvariantCulture, $"{x.Map(point.X):0.0},{y.Map(point.Y):0.0}")));

    private static void Line(this StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
