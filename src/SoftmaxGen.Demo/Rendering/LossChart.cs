using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>The loss over the epochs as a line of box-drawing characters, on a logarithmic axis.</summary>
internal static class LossChart
{
    private const int Lines = 10;
    private const int LabelWidth = 8;
    private const double LeastRange = 1;
    private const int Margin = LabelWidth + 3;

    /// <summary>Draws the losses that are reached.</summary>
    /// <param name="losses">The loss before training, then after each epoch.</param>
    /// <param name="epochs">The number of epochs that the axis has room for.</param>
    /// <param name="width">The width of the console.</param>
    public static IRenderable Of(IReadOnlyList<float> losses, int epochs, int width)
    {
        int columns = Math.Max(1, width - Margin);
        double[] heights = [.. losses.Select(static loss => Math.Log(Math.Max(loss, float.Epsilon)))];
        double high = heights.Max();
        double low = Math.Min(heights.Min(), high - LeastRange);
        double line = (high - low) / (Lines - 1);
        int[] levels = [.. Resample(heights, epochs, columns).Select(height => (int)Math.Round((height - low) / line))];

        char[,] canvas = Draw(levels, columns);
        StringBuilder text = new();
        for (int level = Lines - 1; level >= 0; level--)
        {
            string label = $"{Math.Exp(low + (level * line)):G3}";
            string curve = string.Concat(Enumerable.Range(0, columns).Select(column => canvas[level, column]));
            text.AppendLine($"[grey]{label,LabelWidth} ┤[/][teal]{curve.TrimEnd()}[/]");
        }

        string lastEpoch = $"{epochs}".PadLeft(columns - 1);
        text.AppendLine($"[grey]{"",LabelWidth} └{new string('─', columns)}[/]");
        text.Append($"[grey]{"epoch",LabelWidth}  0{lastEpoch}[/]");
        return new Markup(text.ToString());
    }

    /// <summary>The height at each column, from the epochs to its left and right.</summary>
    private static IEnumerable<double> Resample(double[] heights, int epochs, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            double epoch = (double)column * epochs / Math.Max(1, columns - 1);
            int left = Math.Min((int)epoch, epochs - 1);
            int right = left + 1;
            if (right >= heights.Length)
            {
                yield break;
            }

            yield return double.Lerp(heights[left], heights[right], epoch - left);
        }
    }

    private static char[,] Draw(int[] levels, int columns)
    {
        char[,] canvas = new char[Lines, columns];
        for (int i = 0; i < canvas.Length; i++)
        {
            canvas[i / columns, i % columns] = ' ';
        }

        for (int column = 0; column < levels.Length; column++)
        {
            int to = levels[column];
            int from = column == 0 ? to : levels[column - 1];
            for (int level = Math.Min(from, to) + 1; level < Math.Max(from, to); level++)
            {
                canvas[level, column] = '│';
            }

            canvas[from, column] = from > to ? '╮' : '╯';
            canvas[to, column] = from == to ? '─' : from > to ? '╰' : '╭';
        }

        return canvas;
    }
}
