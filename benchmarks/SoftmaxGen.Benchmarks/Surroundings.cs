using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace SoftmaxGen.Benchmarks;

/// <summary>What a figure depends on beside the code.</summary>
internal static class Surroundings
{
    private const int BrandLeaf = unchecked((int)0x80000000);

    /// <summary>Machine, runtime, instruction set and date in one line.</summary>
    public static string Describe() => string.Join(", ",
        Processor(),
        RuntimeInformation.FrameworkDescription,
        InstructionSet(),
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) + ".";

    private static string Processor() => X86Base.IsSupported && X86Base.CpuId(BrandLeaf, 0).Eax >= BrandLeaf + 4
        ? BrandOfX86()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string BrandOfX86()
    {
        (int, int, int, int)[] registers = [.. Enumerable.Range(BrandLeaf + 2, 3).Select(static leaf => X86Base.CpuId(leaf, 0))];
        ReadOnlySpan<byte> text = MemoryMarshal.AsBytes<(int, int, int, int)>(registers);
        return Encoding.ASCII.GetString(text).Trim('\0', ' ');
    }

    private static string InstructionSet()
    {
        string vectors = Vector512.IsHardwareAccelerated ? "Vector512"
            : Vector256.IsHardwareAccelerated ? "Vector256"
            : Vector128.IsHardwareAccelerated ? "Vector128"
            : "no vectors";
        string fma = X86Base.IsSupported && !Fma.IsSupported ? " without FMA" : "";
        return $"{RuntimeInformation.ProcessArchitecture} {vectors}{fma}";
    }
}
