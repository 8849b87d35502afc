using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SoftmaxGen.Tests.InstructionSets;

/// <summary>The hardware that the code of a process may use.</summary>
/// <param name="VectorBits">The widest vectors that are accelerated; 0 when none are.</param>
/// <param name="HasFma">Whether there is an instruction for the fused multiply-add.</param>
public sealed record Hardware(int VectorBits, bool HasFma)
{
    public static Hardware OfThisProcess { get; } = new(
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0,
        Fma.IsSupported);
}
