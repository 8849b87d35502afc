using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using SoftmaxGen.PackageTests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFixture))]

namespace SoftmaxGen.PackageTests.Infrastructure;

/// <summary>The package, packed once for all tests into a folder that serves as a feed.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("SoftmaxGen.PackageTests.");

    /// <summary>The folder with the package.</summary>
    public string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>The cache that packages are restored to: nothing is in it at first.</summary>
    public string Cache => Path.Combine(_folder.FullName, "cache");

    /// <summary>The file of the package.</summary>
    public string PackagePath => Directory.GetFiles(Feed, "*.nupkg").Single();

    /// <summary>The version of the package.</summary>
    public string Version => Path.GetFileNameWithoutExtension(PackagePath)["SoftmaxGen.".Length..];

    /// <summary>An empty folder.</summary>
    public string CreateFolder() => _folder.CreateSubdirectory(Path.GetRandomFileName()).FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string repository = typeof(PackageFixture).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static data => data.Key == "RepositoryDirectory").Value!;
        string project = Path.Combine("src", "SoftmaxGen", "SoftmaxGen.csproj");
        await CommandLine.DotnetAsync(repository, ["pack", project, "--configuration", "Release", "--output", Feed]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
