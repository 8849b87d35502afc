using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using SoftmaxGen.Tests.Bits;
using Xunit;

namespace SoftmaxGen.Tests.InstructionSets;

/// <summary>
/// The tests of bits in child processes that may use less of the processor: results are the same on all of them.
/// </summary>
public sealed class InstructionSetTests(ITestOutputHelper output)
{
    /// <summary>A setting of the runtime, the widest vectors it leaves, and whether it leaves the fused multiply-add.</summary>
    public static TheoryData<string, int, bool> Settings => new()
    {
        { "DOTNET_EnableAVX512=0", 256, true },
        { "DOTNET_EnableAVX2=0", 128, false },
        { "DOTNET_EnableAVX=0", 128, false },
        { "DOTNET_EnableSSE42=0", 128, false },
        { "DOTNET_EnableHWIntrinsic=0", 0, false },
        { "DOTNET_PreferredVectorBitWidth=256", 256, true },
        { "DOTNET_PreferredVectorBitWidth=128", 128, true },
    };

    [Theory, MemberData(nameof(Settings))]
    public async Task LesserInstructionSet_GivesTheSameBits(string setting, int vectorBits, bool hasFma)
    {
        Assert.SkipUnless(X86Base.IsSupported, "The settings are those of x64.");
        Hardware own = Hardware.OfThisProcess;
        Hardware expected = new(Math.Min(vectorBits, own.VectorBits), hasFma && own.HasFma);

        using Process child = Process.Start(ChildOf(setting, expected))!;
        string report = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        output.WriteLine(report);
        Assert.True(child.ExitCode == 0, $"{setting}:{Environment.NewLine}{report}");
    }

    private static ProcessStartInfo ChildOf(string setting, Hardware expected)
    {
        string assembly = typeof(InstructionSetTests).Assembly.Location;
        string host = Environment.ProcessPath!;
        bool needsAssembly = Path.GetFileNameWithoutExtension(host) == "dotnet";
        string[] filter = ["-noLogo", "-noColor", "-namespace", $"{nameof(SoftmaxGen)}.{nameof(Tests)}.{nameof(Bits)}"];
        ProcessStartInfo start = new(host, needsAssembly ? [assembly, .. filter] : filter) { RedirectStandardOutput = true };
        string[] nameAndValue = setting.Split('=');
        start.Environment[nameAndValue[0]] = nameAndValue[1];
        start.Environment[ChildHardwareTests.Variable] = expected.ToString();
        return start;
    }
}
