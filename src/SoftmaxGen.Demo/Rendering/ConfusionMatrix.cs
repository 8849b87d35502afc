using System.Linq;
using Spectre.Console;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>How often each digit was taken for which.</summary>
internal static class ConfusionMatrix
{
    public static void Show(IAnsiConsole console, Evaluation evaluation)
    {
        Table table = new Table { Border = TableBorder.Simple }.AddColumn("shown");
        foreach (int digit in Enumerable.Range(0, Digits.ClassCount))
        {
            table.AddColumn(new TableColumn($"{digit}").RightAligned());
        }

        foreach (int label in Enumerable.Range(0, Digits.ClassCount))
        {
            int[] rows = [.. Enumerable.Range(0, evaluation.Rows.Count).Where(row => evaluation.Label(row) == label)];
            ILookup<int, int> byPrediction = rows.ToLookup(evaluation.Prediction);
            table.AddRow([$"{label}", .. Enumerable.Range(0, Digits.ClassCount).Select(
                prediction => Cell(byPrediction[prediction].Count(), prediction == label))]);
        }

        console.Heading("Confusion matrix: digit shown (down), digit read (across)");
        console.Write(table);
    }

    private static string Cell(int count, bool isRight) =>
        count == 0 ? "[grey]·[/]" : isRight ? $"[green]{count}[/]" : $"[bold red]{count}[/]";
}
