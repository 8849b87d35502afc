using System.Collections.Generic;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using SoftmaxGen.PackageTests.Infrastructure;
using Xunit;

namespace SoftmaxGen.PackageTests;

/// <summary>What is in the package.</summary>
public sealed class ContentTests(PackageFixture package)
{
    [Fact]
    public void Package_HoldsLibraryGeneratorAndPapers_AndNothingElse()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);

        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "SoftmaxGen.nuspec",
                "analyzers/dotnet/cs/SoftmaxGen.CodeFixers.dll",
                "analyzers/dotnet/cs/SoftmaxGen.Generators.dll",
                "buildTransitive/SoftmaxGen.targets",
                "lib/net10.0/SoftmaxGen.dll",
                "lib/net10.0/SoftmaxGen.xml",
                "lib/net8.0/SoftmaxGen.dll",
                "lib/net8.0/SoftmaxGen.xml",
            ],
            archive.Entries.Select(static entry => entry.FullName).Where(IsOurs).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Manifest_NamesLicenseAndReadme()
    {
        XElement metadata = Manifest();

        Assert.Equal(("expression", "MIT"), (Of("license").Attribute("type")?.Value, Of("license").Value));
        Assert.Equal("README.md", Of("readme").Value);

        XElement Of(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
    }

    [Fact]
    public void Manifest_NamesNoDependency() =>
        Assert.DoesNotContain(Manifest().Descendants(), static element => element.Name.LocalName == "dependency");

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Documentation_CoversThePublicTypes(string framework)
    {
        IEnumerable<string?> documented = Xml($"lib/{framework}/SoftmaxGen.xml")
            .Descendants("member")
            .Select(static member => member.Attribute("name")?.Value);

        Assert.Superset(
            new HashSet<string?>
            {
                "T:SoftmaxGen.SoftmaxKernelAttribute",
                "T:SoftmaxGen.SoftmaxKernelSetAttribute",
                "T:SoftmaxGen.SoftmaxHeadAttribute",
                "T:SoftmaxGen.ISoftmaxKernel`1",
                "T:SoftmaxGen.ISoftmaxHead`1",
                "T:SoftmaxGen.SoftmaxKernels",
            },
            documented.ToHashSet());
    }

    /// <summary>What is left after the files that make the archive an OPC package.</summary>
    private static bool IsOurs(string entry) =>
        !entry.StartsWith("_rels/", System.StringComparison.Ordinal)
        && !entry.StartsWith("package/", System.StringComparison.Ordinal)
        && entry != "[Content_Types].xml";

    private XElement Manifest() => Xml("SoftmaxGen.nuspec").Elements().Single();

    private XElement Xml(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        return XDocument.Load(archive.GetEntry(entry)!.Open()).Root!;
    }
}
