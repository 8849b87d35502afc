using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>A few digits with the probabilities that the network gives them.</summary>
internal static class DigitGallery
{
    private const int DigitWidth = 2 * Digits.Side;
    private const int Gap = 3;
    private const int ProbabilitiesShown = 3;
    private const int BarLength = 6;
    private const string Shades = " ░▒▓█";

    public static void Show(IAnsiConsole console, Evaluation evaluation)
    {
        console.Heading("Some digits read right, with the likeliest classes");
        Show(console, evaluation, evaluation.Right);
        console.Heading("Some digits read wrong");
        Show(console, evaluation, evaluation.Wrong);
    }

    private static void Show(IAnsiConsole console, Evaluation evaluation, IEnumerable<int> rows)
    {
        int count = Math.Max(1, console.Profile.Width / (DigitWidth + Gap));
        IRenderable[] digits = [.. rows.DistinctBy(evaluation.Label).Take(count).Select(row => Digit(evaluation, row))];
        if (digits.Length == 0)
        {
            console.WriteLine("none");
            return;
        }

        Grid grid = new();
        foreach (IRenderable _ in digits)
        {
            grid.AddColumn(new GridColumn { Width = DigitWidth, NoWrap = true, Padding = new Padding(0, 0, Gap, 0) });
        }

        console.Write(grid.AddRow(digits));
    }

    private static Markup Digit(Evaluation evaluation, int row)
    {
        int label = evaluation.Label(row);
        int prediction = evaluation.Prediction(row);
        string mistake = evaluation.IsRight(row) ? "" : $", read as {prediction}";
        IEnumerable<string> lines =
        [
            $"[bold]{label}{mistake}[/]",
            .. Image(evaluation.Rows.Image(row).ToArray()),
            .. Probabilities(evaluation.Probabilities(row).ToArray(), label, prediction),
        ];
        return new Markup(string.Join('\n', lines));
    }

    private static IEnumerable<string> Image(float[] image) =>
        image.Chunk(Digits.Side).Select(static line => string.Concat(line.Select(Shade)));

    private static string Shade(float brightness) =>
        new(Shades[(int)MathF.Round(brightness * (Shades.Length - 1))], count: 2);

    private static IEnumerable<string> Probabilities(float[] probabilities, int label, int prediction)
    {
        foreach ((int digit, float probability) in
            probabilities.Index().OrderByDescending(static pair => pair.Item).Take(ProbabilitiesShown))
        {
            string color = digit == label ? "green" : digit == prediction ? "red" : "grey";
            string bar = new string('█', (int)MathF.Round(probability * BarLength)).PadRight(BarLength, '·');
            yield return $"[{color}]{digit} {bar} {probability,7:P1}[/]";
        }
    }
}
