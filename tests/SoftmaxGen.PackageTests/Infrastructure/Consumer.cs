using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace SoftmaxGen.PackageTests.Infrastructure;

/// <summary>A fresh project outside of the repository that has the package as its only reference.</summary>
internal sealed class Consumer
{
    /// <summary>The properties of a program for the JIT.</summary>
    public const string OnJit = "<UseAppHost>false</UseAppHost>";

    /// <summary>The properties of a program that becomes native code.</summary>
    public const string Native = "<PublishAot>true</PublishAot>";

    private readonly PackageFixture _package;
    private readonly string _folder;

    /// <param name="package">The package.</param>
    /// <param name="framework">The target framework.</param>
    /// <param name="properties">More properties of the project, as XML.</param>
    public Consumer(PackageFixture package, string framework, string properties)
    {
        _package = package;
        _folder = package.CreateFolder();
        string program = Path.Combine(AppContext.BaseDirectory, "Consumer", "Program.cs");
        File.Copy(program, Path.Combine(_folder, "Program.cs"));
        File.WriteAllText(
            Path.Combine(_folder, "Consumer.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{package.Feed}</RestoreAdditionalProjectSources>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SoftmaxGen" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Builds the program and runs it on the JIT.</summary>
    /// <returns>What the program prints.</returns>
    public async Task<string> RunOnJitAsync()
    {
        await DotnetAsync("build", "--configuration", "Release", "--output", "out");
        AssertRestoredFromFeed();
        return await CommandLine.DotnetAsync(
            _folder, [Path.Combine("out", "Consumer.dll")], ("DOTNET_ROLL_FORWARD", "Major"));
    }

    /// <summary>Publishes the program as native code and runs it.</summary>
    /// <returns>What the build and the program print.</returns>
    public async Task<(string Build, string Program)> RunNativeAsync()
    {
        string build = await DotnetAsync("publish", "--configuration", "Release", "--output", "out");
        AssertRestoredFromFeed();
        string program = Path.Combine(_folder, "out", OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        return (build, await CommandLine.RunAsync(_folder, program, []));
    }

    private Task<string> DotnetAsync(params string[] arguments) =>
        CommandLine.DotnetAsync(_folder, arguments, ("NUGET_PACKAGES", _package.Cache));

    /// <summary>The package of the same version from elsewhere would prove nothing.</summary>
    private void AssertRestoredFromFeed()
    {
        string metadata = Path.Combine(_package.Cache, "softmaxgen", _package.Version, ".nupkg.metadata");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(metadata));
        Assert.Equal(_package.Feed, document.RootElement.GetProperty("source").GetString());
    }
}
