using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SoftmaxGen.Tests.Subjects;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>
/// The results as they are released: another hash is a change of bits, and that is a breaking change. A change that is
/// meant takes the new hashes from the failures.
/// </summary>
public class GoldenHashTests
{
    private const int Rows = 70;
    private static readonly int[] ClassCounts = [1, 2, 3, 10, 17, 64, 129, 1000];

    /// <summary>An operation, the hash of its results in float and of those in double.</summary>
    public static TheoryData<string, string, string> Released => new()
    {
        { "Softmax", "", "" },
        { "LogSoftmax", "", "" },
        { "LogSumExp", "", "" },
        { "ArgMax of a batch", "", "" },
        { "CrossEntropy of each row", "", "" },
        { "CrossEntropy reduced", "", "" },
        { "Gradient of each row", "", "" },
        { "Gradient reduced", "", "" },
        { "Gradient weighted", "", "" },
        { "Loss beside the weighted gradient", "", "" },
    };

    [Theory, MemberData(nameof(Released))]
    public void Results_HaveTheBitsOfTheRelease(string operation, string single, string @double) =>
        Assert.Equal((single, @double), (HashOf<float>(operation), HashOf<double>(operation)));

    private static string HashOf<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Operation<T> operation = Operations<T>.All.Single(candidate => candidate.ToString() == name);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (int classCount in ClassCounts)
        {
            Subject<T> subject = Catalog<T>.MakeRunTime(classCount);
            foreach (Sample<T> sample in new[] { Sample<T>.Finite(classCount, Rows), Sample<T>.Undefined(classCount, Rows) })
            {
                hash.AppendData(MemoryMarshal.AsBytes<T>(operation.Run(subject, sample)));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }
}
