using System.Collections.Generic;
using SoftmaxGen.Demo.Timing;
using Spectre.Console;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>The time of a row, beside that of the alternatives.</summary>
internal static class TimingTable
{
    public static void Show(IAnsiConsole console, Evaluation evaluation)
    {
        console.Heading("Time of a row");
        IReadOnlyList<TimedPeer> peers = PeerTiming.Measure(evaluation.Logits, evaluation.Rows.Labels);
        Table table = new Table { Border = TableBorder.Simple }.AddColumn("");
        foreach (string header in new[] { "softmax", "ratio", "loss and gradient", "ratio" })
        {
            table.AddColumn(new TableColumn(header).RightAligned());
        }

        foreach (TimedPeer peer in peers)
        {
            table.AddRow(
                peer.Name,
                $"[green]{peer.Softmax:F1} ns[/]",
                $"{peer.Softmax / peers[0].Softmax:F1}x",
                $"[green]{peer.CrossEntropyGradient:F1} ns[/]",
                $"{peer.CrossEntropyGradient / peers[0].CrossEntropyGradient:F1}x");
        }

        console.Write(table);
        console.WriteLine(
            $"Medians of {InterleavedTimer.Rounds} interleaved repetitions over the logits of the "
            + $"{evaluation.Rows.Count} unseen digits: a quick measurement on a live machine, not a benchmark.");
    }
}
