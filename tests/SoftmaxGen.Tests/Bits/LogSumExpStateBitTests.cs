using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>A state has the same bits on every processor; another hash is a breaking change.</summary>
public class LogSumExpStateBitTests
{
    [Fact]
    public void States_HaveTheBitsOfTheRelease() => Assert.Equal(("0649BF40CF4E374B", "7DEDD6BCF4B609B5"), (Hash<float>(), Hash<double>()));

    /// <summary>The hash of the states after each row of samples, added to one state and merged into another.</summary>
    private static string Hash<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int classCount in new[] { 1, 3, 10, 17, 129, 1000 })
        {
            LogSumExpState<T> added = default;
            LogSumExpState<T> merged = default;
            Sample<T> sample = Sample<T>.Finite(classCount, rows: 50);
            for (int row = 0; row < sample.Rows; row++)
            {
                // Every tenth row, huge or not, begins anew.
                added = row % 10 == 0 ? default : added;
                added.Add(sample.Row(row).Logits);
                merged.Merge(added);
                foreach (LogSumExpState<T> state in new[] { added, merged })
                {
                    hash.AppendData(MemoryMarshal.AsBytes<double>([state.Sum, state.SumRest]));
                    hash.AppendData(MemoryMarshal.AsBytes<T>([state.Maximum, state.Value]));
                }
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
