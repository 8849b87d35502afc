using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Inputs;

/// <summary>Makes rows of logits.</summary>
internal static class Logits
{
    public static readonly LogitFamily[] Families = Enum.GetValues<LogitFamily>();

    /// <summary>Makes one row of a family.</summary>
    public static T[] Row<T>(LogitFamily family, int classCount, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] row = new T[classCount];
        Fill<T>(family, row, noise);
        return row;
    }

    /// <summary>Makes rows of all families in turn, so that neighbours in a batch differ.</summary>
    public static T[] Batch<T>(int rows, int classCount, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] logits = new T[rows * classCount];
        for (int row = 0; row < rows; row++)
        {
            Fill(Families[row % Families.Length], logits.AsSpan(row * classCount, classCount), noise);
        }

        return logits;
    }

    /// <summary>The distance below the maximum from which a probability rounds to 0, about.</summary>
    public static double Reach<T>() => typeof(T) == typeof(float) ? 104 : 745;

    public static void Fill<T>(LogitFamily family, Span<T> row, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sign = noise.Below(2) == 0 ? 1 : -1;
        double level = 20 * noise.Normal();
        double spread = typeof(T) == typeof(float) ? 80 : 700;
        double centring = 2 * Reach<T>();
        double largest = typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue;
        double ulp = double.CreateChecked(T.BitIncrement(T.One) - T.One);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = T.CreateChecked(family switch
            {
                LogitFamily.Narrow => noise.Normal(),
                LogitFamily.Wide => 10 * noise.Normal(),
                LogitFamily.Far => 1e4 + (5 * noise.Normal()),
                LogitFamily.Spread => -spread * noise.Uniform(),
                LogitFamily.NearTies => level * (1 + (noise.Below(4) * ulp)),
                LogitFamily.OneDominant => level + noise.Normal(),
                LogitFamily.Equal => level,
                LogitFamily.Huge => sign * largest * (1 - (noise.Below(3) * ulp)),
                LogitFamily.AroundCentring => (sign * centring) + (3 * noise.Normal()),
                LogitFamily.Vanishing => level - (2 * centring * noise.Uniform()),
                _ => throw new ArgumentOutOfRangeException(nameof(family)),
            });
        }

        if (family == LogitFamily.OneDominant)
        {
            double gap = Reach<T>() * noise.Uniform();
            row[noise.Below(row.Length)] = T.CreateChecked(level + gap);
        }
    }
}
