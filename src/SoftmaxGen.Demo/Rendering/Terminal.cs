using System;
using System.Text;
using Spectre.Console;

namespace SoftmaxGen.Demo.Rendering;

/// <summary>The console that everything is written to.</summary>
internal static class Terminal
{
    private const int Width = 80;

    private static readonly AnsiConsoleSettings Plain = new()
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    };

    /// <summary>Opens it, for plain text when the output is redirected or NO_COLOR is set.</summary>
    public static IAnsiConsole Open()
    {
        Console.OutputEncoding = Encoding.UTF8;
        bool isColorful = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        bool isPlain = Console.IsOutputRedirected || !isColorful;
        IAnsiConsole console = AnsiConsole.Create(isPlain ? Plain : new());
        console.Profile.Width = isPlain ? Width : Math.Min(Width, console.Profile.Width);
        return console;
    }

    public static bool CanRedraw(this IAnsiConsole console) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true };

    public static void Heading(this IAnsiConsole console, string text)
    {
        Rule rule = new($"[bold teal]{Markup.Escape(text)}[/]") { Justification = Justify.Left, Style = Color.Grey };
        console.WriteLine();
        console.Write(rule);
    }
}
