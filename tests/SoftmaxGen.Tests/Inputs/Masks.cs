using System;

namespace SoftmaxGen.Tests.Inputs;

/// <summary>Makes masks.</summary>
internal static class Masks
{
    /// <summary>Makes a mask that allows the label of each row, and of the other classes all, none, most, some or few.</summary>
    public static bool[] Of(int[] labels, int classCount, Noise noise)
    {
        bool[] mask = new bool[labels.Length * classCount];
        for (int row = 0; row < labels.Length; row++)
        {
            Span<bool> allowed = mask.AsSpan(row * classCount, classCount);
            int inEight = new[] { 8, 0, 7, 4, 1 }[noise.Below(5)];
            for (int i = 0; i < classCount; i++)
            {
                allowed[i] = noise.Below(8) < inEight;
            }

            allowed[labels[row]] = true;
        }

        return mask;
    }

    /// <summary>Spoils the mask of a row in one of two ways, or not at all.</summary>
    public static void Spoil(Span<bool> row, int label, Noise noise)
    {
        switch (noise.Below(4))
        {
            case 0:
                row.Clear();
                break;
            case 1:
                row[label] = false;
                break;
        }
    }
}
