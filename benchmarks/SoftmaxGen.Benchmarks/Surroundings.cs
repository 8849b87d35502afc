using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using BenchmarkDotNet.Environments;

namespace SoftmaxGen.Benchmarks;

/// <summary>What a figure depends on beside the code.</summary>
internal static class Surroundings
{
    /// <summary>Machine, runtime, instruction set and date in one line.</summary>
    public static string Describe() => string.Join(", ",
        Processor(),
        RuntimeInformation.FrameworkDescription,
        InstructionSet(),
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) + ".";

    private static string Processor() =>
        HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName ?? RuntimeInformation.ProcessArchitecture.ToString();

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
