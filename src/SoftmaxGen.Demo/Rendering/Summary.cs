using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Spectre.Console;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>The results in numbers.</summary>
internal static class Summary
{
    private static string VectorWidth =>
        Vector512.IsHardwareAccelerated ? "Vector512"
        : Vector256.IsHardwareAccelerated ? "Vector256"
        : Vector128.IsHardwareAccelerated ? "Vector128"
        : "none, scalar code";

    public static void Show(IAnsiConsole console, Evaluation evaluation, float loss)
    {
        Grid grid = new Grid().AddColumns(2);
        int wrong = evaluation.Wrong.Count();
        string bits = $"0x{BitConverter.SingleToUInt32Bits(loss):X8}";
        grid.AddRow(
            "Accuracy",
            $"[green]{evaluation.Accuracy:P1}[/] of {evaluation.Rows.Count} unseen digits, {wrong} wrong");
        grid.AddRow("Training loss", $"[green]{loss:R}[/], bits [green]{bits}[/], the same on every machine");
        grid.AddRow("Vectors", $"[green]{VectorWidth}[/]");
        console.WriteLine();
        console.Write(grid);
    }
}
