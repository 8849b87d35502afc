using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SoftmaxGen.Demo.Agent;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>Shows the level with the agent's best moves as it learns them: green where they are optimal, red where they are not.</summary>
internal sealed class LevelView(IAnsiConsole console, Level level, Policy policy)
{
    private const int PlainLines = 8;
    private const int Frames = 100;
    private const string Arrows = "↑→↓←";

    /// <summary>Runs the training.</summary>
    public void Show(IEnumerable<LearningState> training, int rounds)
    {
        if (console.CanRedraw())
        {
            Redraw(training, rounds);
        }
        else
        {
            Write(training, rounds);
        }
    }

    /// <summary>Tells what was learned, checked against breadth-first search, and the parameters' checksum.</summary>
    public void Summarize()
    {
        int optimal = policy.OptimalCount;
        string color = optimal == level.Playable.Length ? "green" : "red";
        string steps = StepsFromStart() is int count ? $"{count} moves" : "the goal is not reached";
        Grid grid = new Grid().AddColumns(2);
        grid.AddRow("Optimal", $"[{color}]{optimal} of {level.Playable.Length}[/] states, by breadth-first search");
        grid.AddRow("From the start", $"[{color}]{steps}[/]; the shortest way has {level.Distances[Level.Start]}");
        grid.AddRow("Parameters", $"[green]0x{policy.Checksum:X16}[/], the same on every machine");
        console.WriteLine();
        console.Write(grid);
    }

    private void Redraw(IEnumerable<LearningState> training, int rounds)
    {
        // The live display hides the cursor, and does not come back from an interruption to show it.
        Console.CancelKeyPress += (_, _) => console.Cursor.Show();
        console.Live(Text.Empty).Start(live =>
        {
            foreach (LearningState progress in Some(training, rounds, Frames))
            {
                live.UpdateTarget(new Rows(Maps(), new Text(Status(progress, rounds))));
            }
        });
    }

    private void Write(IEnumerable<LearningState> training, int rounds)
    {
        foreach (LearningState progress in Some(training, rounds, PlainLines))
        {
            console.WriteLine(Status(progress, rounds));
        }

        console.WriteLine();
        console.Write(Maps());
    }

    /// <summary>About so many of the steps, and the last.</summary>
    private static IEnumerable<LearningState> Some(IEnumerable<LearningState> training, int rounds, int count) =>
        training.Where(progress => progress.Number % Math.Max(1, rounds / count) == 0 || progress.Number == rounds);

    private string Status(LearningState progress, int rounds)
    {
        string count = $"{rounds}";
        return $"Round {$"{progress.Number}".PadLeft(count.Length)} of {count}: best move known in "
            + $"{progress.OptimalStates,3} of {level.Playable.Length} states, entropy {progress.Entropy:F3}";
    }

    private Columns Maps() => new(Map("Without the key", hasKey: false), Map("With the key", hasKey: true)) { Expand = false };

    private Markup Map(string title, bool hasKey)
    {
        int[] best = policy.BestMoves();
        StringBuilder text = new($"[grey]{title}[/]\n");
        for (int row = 0; row < Level.Rows; row++)
        {
            for (int column = 0; column < Level.Columns; column++)
            {
                text.Append(Cell(row, column, hasKey, best));
            }

            text.Append('\n');
        }

        return new Markup(text.ToString());
    }

    private string Cell(int row, int column, bool hasKey, int[] best)
    {
        char symbol = Level.SymbolAt(row, column);
        int state = Level.StateAt(row, column, hasKey);
        if (symbol == '#')
        {
            return "[grey]██[/]";
        }

        if (symbol == 'G' || (symbol is 'K' or '+' && !hasKey))
        {
            return $"[yellow]{symbol} [/]";
        }

        return Array.BinarySearch(level.Playable, state) < 0
            ? "  "
            : $"[{(policy.IsOptimal(state, best[state]) ? "green" : "red")}]{Arrows[best[state]]} [/]";
    }

    /// <summary>The moves to the goal when the agent always makes its best one; null when it goes in a circle.</summary>
    private int? StepsFromStart()
    {
        int[] best = policy.BestMoves();
        int state = Level.Start;
        int steps = 0;
        for (; !Level.IsGoal(state) && steps <= Level.StateCount; steps++)
        {
            state = level.Next(state, best[state]);
        }

        return Level.IsGoal(state) ? steps : null;
    }
}
