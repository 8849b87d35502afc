using System;
using SoftmaxGen.Tests.InstructionSets;
using Xunit;

namespace SoftmaxGen.Tests.Bits;

/// <summary>Stands among the tests of bits so that a child process checks that it runs as its parent meant it to.</summary>
public class ChildHardwareTests
{
    /// <summary>The environment variable with the hardware that the parent expects.</summary>
    internal const string Variable = "SOFTMAXGEN_EXPECTED_HARDWARE";

    [Fact]
    public void Hardware_IsWhatTheParentExpects()
    {
        string? expected = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(expected is null, "This process is no child.");

        Assert.Equal(expected, Hardware.OfThisProcess.ToString());
    }
}
