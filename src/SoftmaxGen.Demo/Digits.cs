using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;

namespace SoftmaxGen.Demo;

/// <summary>The handwritten digits that are embedded in the program.</summary>
internal static class Digits
{
    public const int Side = 8;
    public const int PixelCount = Side * Side;
    public const int ClassCount = 10;

    private const int TrainingRows = 1500;
    private const float Brightest = 16;

    /// <summary>Who collected the digits, and their licence.</summary>
    public static string Attribution
    {
        get
        {
            using StreamReader reader = new(Open("ATTRIBUTION.txt"));
            return reader.ReadToEnd().TrimEnd();
        }
    }

    /// <summary>The first rows, to learn from, and the rest, which the network never sees in training.</summary>
    public static (DigitSet Training, DigitSet Unseen) Load()
    {
        List<float> pixels = [];
        List<int> labels = [];
        using StreamReader reader = new(new GZipStream(Open("digits.csv.gz"), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            foreach (string field in fields.AsSpan(0, PixelCount))
            {
                pixels.Add(int.Parse(field, CultureInfo.InvariantCulture) / Brightest);
            }

            labels.Add(int.Parse(fields[PixelCount], CultureInfo.InvariantCulture));
        }

        int trainingPixels = TrainingRows * PixelCount;
        return (
            new DigitSet([.. pixels[..trainingPixels]], [.. labels[..TrainingRows]]),
            new DigitSet([.. pixels[trainingPixels..]], [.. labels[TrainingRows..]]));
    }

    private static Stream Open(string resource) =>
        typeof(Digits).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidOperationException($"The resource {resource} is not embedded.");
}
