using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Inputs;

/// <summary>Rows with NaN, infinities and zeros of either sign.</summary>
internal static class UndefinedLogits
{
    public const int Kinds = 6;

    /// <summary>Spoils a row of finite logits in one of the <see cref="Kinds"/> ways.</summary>
    public static void Spoil<T>(Span<T> row, int kind, Noise noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int place = noise.Below(row.Length);
        switch (kind)
        {
            case 0:
                row[place] = T.NaN;
                break;
            case 1:
                // A NaN of the sign that a result must not have.
                row[place] = -T.NaN;
                break;
            case 2:
                row[place] = T.PositiveInfinity;
                break;
            case 3:
                row.Fill(T.NegativeInfinity);
                break;
            case 4:
                for (int i = 0; i < row.Length; i += 3)
                {
                    row[(place + i) % row.Length] = T.NegativeInfinity;
                }

                break;
            default:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = noise.Below(2) == 0 ? T.Zero : T.NegativeZero;
                }

                break;
        }
    }
}
