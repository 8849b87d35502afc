using System;
using System.IO;
using SoftmaxGen.Generators.Tests.Infrastructure;
using Xunit;
using Xunit.Sdk;

namespace SoftmaxGen.Generators.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Verified => Path.Combine(_folder, "Name.verified.cs");

    private string Received => Path.Combine(_folder, "Name.received.cs");

    [Fact]
    public void MissingSnapshot_FailsAndLeavesWhatWasReceived()
    {
        Assert.Throws<TrueException>(() => Snapshot.Match("text\r\n", "Name", _folder, accept: false));

        Assert.Equal("text\n", File.ReadAllText(Received));
    }

    [Fact]
    public void DifferentSnapshot_FailsAndLeavesWhatWasReceived()
    {
        File.WriteAllText(Verified, "old");

        Assert.Throws<EqualException>(() => Snapshot.Match("new", "Name", _folder, accept: false));

        Assert.Equal("old", File.ReadAllText(Verified));
        Assert.Equal("new", File.ReadAllText(Received));
    }

    [Fact]
    public void SameSnapshot_PassesWhateverTheLineEnds()
    {
        File.WriteAllText(Verified, "one\r\ntwo");
        File.WriteAllText(Received, "from an earlier run");

        Snapshot.Match("one\ntwo", "Name", _folder, accept: false);

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void AcceptedSnapshot_IsWritten()
    {
        Snapshot.Match("text", "Name", _folder, accept: true);

        Assert.Equal("text", File.ReadAllText(Verified));
        Assert.False(File.Exists(Received));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
