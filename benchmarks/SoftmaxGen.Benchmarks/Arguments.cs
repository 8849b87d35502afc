using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace SoftmaxGen.Benchmarks;

/// <summary>What the verbs read of their options.</summary>
internal static class Arguments
{
    /// <summary>The folder of this project's sources, from wherever the program is started.</summary>
    public static string ProjectDirectory => typeof(Arguments).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "ProjectDirectory").Value!;

    /// <summary>The folder of its charts.</summary>
    public static string Charts => Path.Combine(ProjectDirectory, "Charts");

    /// <summary>Folds options, each a name and a value, into a record.</summary>
    /// <param name="arguments">The arguments after the verb.</param>
    /// <param name="defaults">The record without options.</param>
    /// <param name="with">Applies a name and a value; null says that there is no such name.</param>
    /// <exception cref="FormatException">An option has no value or is not known.</exception>
    public static T Parse<T>(ReadOnlySpan<string> arguments, T defaults, Func<T, string, string, T?> with)
        where T : class
    {
        T options = defaults;
        for (; arguments is [var name, var value, ..]; arguments = arguments[2..])
        {
            options = with(options, name, value) ?? throw new FormatException($"There is no option {name}.");
        }

        return arguments.IsEmpty ? options : throw new FormatException($"{arguments[0]} has no value.");
    }

    /// <exception cref="FormatException">It is no number, or a lower one.</exception>
    public static int Number(string text, int minimum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum
            ? number
            : throw new FormatException($"{text} is not a number of at least {minimum}.");

    /// <summary>A name of an enumeration, in lower case.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static T Name<T>(string text)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(static name => name.ToLowerInvariant())];
        int index = Array.IndexOf(names, text);
        return index >= 0
            ? Enum.GetValues<T>()[index]
            : throw new FormatException($"{text} is none of {string.Join(", ", names)}.");
    }

    /// <exception cref="FormatException">There is an argument.</exception>
    public static void RequireNone(ReadOnlySpan<string> arguments)
    {
        if (!arguments.IsEmpty)
        {
            throw new FormatException($"There is no option {arguments[0]}.");
        }
    }
}
