using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SoftmaxGen.Benchmarks.Size;

/// <summary>The machine code of an innermost loop over vectors, as a listing of the JIT for x64 shows it.</summary>
/// <param name="Method">The method, without its arguments.</param>
/// <param name="Instructions">The instructions of a step.</param>
/// <param name="Stack">How many of them read or write the stack: what registers have no room for.</param>
/// <param name="BoundsChecks">How many of them leave the loop where an index is out of range.</param>
/// <param name="Calls">What is called, in order; what is called for a row that is not a number is among it.</param>
internal sealed partial record LoopCode(string Method, int Instructions, int Stack, int BoundsChecks, IReadOnlyList<string> Calls)
{
    private const string MethodMark = "; Assembly listing for method ";

    /// <summary>Whether registers hold all that it computes with, and nothing else is called or checked.</summary>
    public bool IsClean => Stack == 0 && BoundsChecks == 0 && Calls.Count == 0;

    /// <summary>Finds the loops in listings of methods.</summary>
    public static IEnumerable<LoopCode> In(IReadOnlyList<string> listing)
    {
        int[] starts = [.. Enumerable.Range(0, listing.Count).Where(i => listing[i].StartsWith(MethodMark, StringComparison.Ordinal))];
        return starts.Zip([.. starts.Skip(1), listing.Count], (start, end) => InMethod(
            NameOf(listing[start][MethodMark.Length..]), [.. listing.Skip(start).Take(end - start)])).SelectMany(static loops => loops);
    }

    private static IEnumerable<LoopCode> InMethod(string method, string[] lines)
    {
        var labels = new Dictionary<string, int>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Value] = i;
            }
        }

        // A jump back ends a loop, which begins at its label; of several to one label the last ends it.
        (int First, int Last)[] loops = [.. Enumerable.Range(0, lines.Length)
            .Select(i => (First: TargetOf(lines[i], labels, i), Last: i))
            .Where(static loop => loop.First <= loop.Last)
            .GroupBy(static loop => loop.First)
            .Select(static jumps => jumps.MaxBy(static jump => jump.Last))];
        HashSet<string> failures = [.. lines
            .Select((line, i) => (line, i))
            .Where(static item => item.line.Contains("RNGCHKFAIL", StringComparison.Ordinal))
            .Select(item => labels.Where(label => label.Value < item.i).MaxBy(static label => label.Value).Key)];
        return loops
            .Where(loop => !loops.Any(inner => inner != loop && inner.First >= loop.First && inner.Last <= loop.Last))
            .Select(loop => Of(method, [.. lines[loop.First..(loop.Last + 1)].Where(static line => Instruction().IsMatch(line))], failures))
            .Where(static loop => loop is not null)!;
    }

    private static LoopCode? Of(string method, string[] instructions, HashSet<string> failures) =>
        instructions.Any(static line => VectorRegister().IsMatch(line))
            ? new(
                method,
                instructions.Length,
                instructions.Count(static line => line.Contains("[rbp", StringComparison.Ordinal) || line.Contains("[rsp", StringComparison.Ordinal)),
                instructions.Count(line => Jump().Match(line) is { Success: true } jump && failures.Contains(jump.Groups["label"].Value)),
                [.. instructions
                    .Select(static line => Call().Match(line))
                    .Where(static call => call.Success)
                    .Select(static call => NameOf(call.Groups["method"].Value))])
            : null;

    /// <summary>The line that an instruction jumps to; none, which is after it, where it does not jump.</summary>
    private static int TargetOf(string line, Dictionary<string, int> labels, int index) =>
        Jump().Match(line) is { Success: true } jump ? labels[jump.Groups["label"].Value] : index + 1;

    /// <summary>Shortens the name of a method: no arguments, no namespaces, no type arguments of types.</summary>
    private static string NameOf(string signature)
    {
        string name = signature.Split('(')[0];
        name = Namespace().Replace(name, string.Empty);
        while (TypeArguments().IsMatch(name))
        {
            name = TypeArguments().Replace(name, string.Empty);
        }

        return FileLocal().Replace(name, string.Empty);
    }

    [GeneratedRegex(@"^G_M\w+_IG\d+(?=:)")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ +j\w+ +(SHORT )?(?<label>G_M\w+_IG\d+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^ +call +\[?(?<method>\S.*)$")]
    private static partial Regex Call();

    [GeneratedRegex("^ {7}[a-z]")]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\b[xyz]mm\d")]
    private static partial Regex VectorRegister();

    [GeneratedRegex(@"\b(\w+\.)+(?=[\w<])")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"`\d+\[[^\[\]]*\]")]
    private static partial Regex TypeArguments();

    [GeneratedRegex("<[^>]*>[0-9A-F]+__")]
    private static partial Regex FileLocal();
}
