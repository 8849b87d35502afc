using System;
using System.Collections.Generic;
using Spectre.Console;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>Shows the loss as it falls: a growing curve, or lines and then the curve on plain output.</summary>
internal static class TrainingView
{
    private const int PlainLines = 5;

    /// <summary>Runs the training.</summary>
    /// <returns>The losses.</returns>
    public static IReadOnlyList<float> Show(IAnsiConsole console, IEnumerable<float> losses, int epochs)
    {
        List<float> reached = new(epochs + 1);
        if (console.CanRedraw())
        {
            Redraw(console, losses, reached, epochs);
        }
        else
        {
            Write(console, losses, reached, epochs);
        }

        return reached;
    }

    private static void Redraw(IAnsiConsole console, IEnumerable<float> losses, List<float> reached, int epochs)
    {
        // The live display hides the cursor, and does not come back from an interruption to show it.
        Console.CancelKeyPress += (_, _) => console.Cursor.Show();
        console.Live(Text.Empty).Start(live =>
        {
            foreach (float loss in losses)
            {
                reached.Add(loss);
                Text status = new(Status(reached, epochs));
                live.UpdateTarget(new Rows(LossChart.Of(reached, epochs, console.Profile.Width), status));
            }
        });
    }

    private static void Write(IAnsiConsole console, IEnumerable<float> losses, List<float> reached, int epochs)
    {
        int step = Math.Max(1, epochs / PlainLines);
        foreach (float loss in losses)
        {
            reached.Add(loss);
            if ((reached.Count - 1) % step == 0 || reached.Count > epochs)
            {
                console.WriteLine(Status(reached, epochs));
            }
        }

        console.WriteLine();
        console.Write(new Rows(LossChart.Of(reached, epochs, console.Profile.Width)));
    }

    private static string Status(List<float> losses, int epochs)
    {
        string count = $"{epochs}";
        return $"Epoch {$"{losses.Count - 1}".PadLeft(count.Length)} of {count}, loss {losses[^1]:F6}";
    }
}
