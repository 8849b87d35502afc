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
        { "Softmax", "0210687D7A74EE38", "19D1C46057556A22" },
        { "LogSoftmax", "9101B1E80FABF310", "5C601FF4F10DBC28" },
        { "LogSumExp", "C1EB0EA4572C81B1", "8E15E8F1FE0B1217" },
        { "ArgMax of a batch", "8BEE8299FFEDD3FF", "13C621DED5B00618" },
        { "CrossEntropy of each row", "2D8C0A510D7D30FF", "F63FB2724DB68621" },
        { "CrossEntropy reduced", "75E944251515CCE8", "A5E8D3B9A876BA0D" },
        { "Gradient of each row", "DD2A427E1C91A310", "87EB7B2B06B09065" },
        { "Gradient reduced", "29DB33FA34C6FEAE", "E4631DDAF09C6F4B" },
        { "Gradient weighted", "4F769EB7EAB56B39", "3442DADD2E69DABE" },
        { "Loss beside the weighted gradient", "FB1D3F34B0268531", "7EA5F42BA369B778" },
        { "Sample of a batch", "C1D17BB44DC5C7AC", "757540B1F4CA0449" },
        { "Masked Softmax", "83A9971788D1CCF2", "BA35ED4E3D59419E" },
        { "Masked gradient, weighted", "0AAF8118F5EE26D2", "9AF3D72CD843C2BE" },
        { "Masked ArgMax of a batch", "95889F00EBB30A47", "C4F095A4BB44D1B7" },
        { "Log-probability of a masked sample", "E41B1E474B23CFCA", "5FF33D5DB6EF1FE7" },
        { "Gradient through softmax", "A976DD9518060C4D", "D7E76AFF9409D537" },
        { "Entropy", "77D123241396005A", "9AFEE763B0885E6C" },
        { "Gradient of the entropy", "8CA68F0551B450BE", "46A53477D23948AE" },
        { "Gradient of the masked entropy", "A92F94907ABFEA87", "703FE92CEBA1415D" },
        { "Second derivatives", "793CE81A8C74575C", "7712639D02B9945D" },
        { "Second derivatives weighted", "BC8D830BFDD4DA45", "26D7FD961D525C5B" },
        { "TopK of five", "2A7652DFBD039890", "D959C9F8084BE408" },
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
