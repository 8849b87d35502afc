using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Inputs;

/// <summary>Makes soft targets: one-hot, evenly spread, random with and without zeros, and not summing to 1.</summary>
internal static class SoftTargets
{
    private const int Kinds = 5;

    public static T[] Batch<T>(int rows, int classCount, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] targets = new T[rows * classCount];
        for (int row = 0; row < rows; row++)
        {
            Fill(targets.AsSpan(row * classCount, classCount), row % Kinds, noise);
        }

        return targets;
    }

    private static void Fill<T>(Span<T> row, int kind, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] masses = new double[row.Length];
        double sum = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            masses[i] = kind switch
            {
                0 => 0,
                1 => 1,
                2 => noise.Below(3) == 0 ? 0 : noise.Uniform(),
                _ => noise.Uniform() * noise.Uniform(),
            };
            sum += masses[i];
        }

        if (sum == 0)
        {
            masses[noise.Below(masses.Length)] = sum = 1;
        }

        for (int i = 0; i < masses.Length; i++)
        {
            row[i] = T.CreateChecked(kind == Kinds - 1 ? masses[i] : masses[i] / sum);
        }
    }
}
