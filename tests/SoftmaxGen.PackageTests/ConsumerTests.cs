using System;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using SoftmaxGen.PackageTests.Infrastructure;
using Xunit;

namespace SoftmaxGen.PackageTests;

/// <summary>A user's program: restored, built without a warning, and run.</summary>
public sealed class ConsumerTests(PackageFixture package, JitOutput jit) : IClassFixture<JitOutput>
{
    private const string Advice = "SoftmaxGen: this native program uses 128-bit vectors";

    [Fact]
    public void Jit_ComputesTheWorkedExample()
    {
        AssertNumbers("softmax", 0.015876, 0.866813, 0.117310);
        AssertNumbers("gradient", 0.015876, -0.133187, 0.117310);
        AssertNumbers("loss", 0.142932);
    }

    [Fact]
    public void KernelSetAndRunTime_GiveTheBitsOfTheKernel()
    {
        Assert.Equal("True", ValueOf("set"));
        Assert.Equal("True", ValueOf("run time"));
    }

    [Fact]
    public async Task LibraryOfNet8_PrintsTheSameBits() =>
        Assert.Equal(jit.Text, await new Consumer(package, "net8.0", Consumer.OnJit).RunOnJitAsync());

    [Fact]
    public async Task Native_PrintsTheSameBits_AndTheBuildAdvisesOnX64()
    {
        SkipWithoutNativeTools();

        (string build, string output) = await new Consumer(package, "net10.0", Consumer.Native).RunNativeAsync();

        Assert.Equal(jit.Text, output);
        Assert.Equal(X86Base.IsSupported, build.Contains(Advice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NativeWithAvx2_PrintsTheSameBits_AndTheBuildIsSilent()
    {
        SkipWithoutNativeTools();
        Assert.SkipUnless(Avx2.IsSupported && Fma.IsSupported, "The processor is less than x86-64-v3.");

        (string build, string output) = await new Consumer(
            package, "net10.0", Consumer.Native + "<IlcInstructionSet>x86-64-v3</IlcInstructionSet>").RunNativeAsync();

        Assert.Equal(jit.Text, output);
        Assert.DoesNotContain(Advice, build, StringComparison.Ordinal);
    }

    private static void SkipWithoutNativeTools()
    {
        if (NativeTools.WhatIsMissing() is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    private void AssertNumbers(string name, params double[] expected) => Assert.Equal(
        expected,
        ValueOf(name).Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture)),
        static (left, right) => Math.Abs(left - right) < 1e-6);

    private string ValueOf(string name) => jit.Text.Split('\n')
        .Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[$"{name}: ".Length..];
}
