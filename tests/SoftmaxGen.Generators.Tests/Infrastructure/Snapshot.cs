using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>
/// Compares a text with <c>Snapshots/{name}.verified.cs</c>, by the conventions of Verify: one that is missing or
/// different fails, and what came out is beside it as <c>{name}.received.cs</c>. Run once with
/// <c>SOFTMAXGEN_ACCEPT_SNAPSHOTS=1</c> to accept what comes out.
/// </summary>
internal static class Snapshot
{
    public static void Match(string text, string name) =>
        Match(text, name, Folder, accept: Environment.GetEnvironmentVariable("SOFTMAXGEN_ACCEPT_SNAPSHOTS") == "1");

    public static void Match(string text, string name, string folder, bool accept)
    {
        var (verifiedPath, receivedPath) = (Path.Combine(folder, name + ".verified.cs"), Path.Combine(folder, name + ".received.cs"));
        var received = Normalize(text);
        File.WriteAllText(receivedPath, received);
        if (accept)
        {
            File.Copy(receivedPath, verifiedPath, overwrite: true);
        }

        Assert.True(File.Exists(verifiedPath), $"There is no {verifiedPath}; see {receivedPath}.");
        Assert.Equal(Normalize(File.ReadAllText(verifiedPath)), received);
        File.Delete(receivedPath);
    }

    private static string Folder { get; } = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ProjectDirectory").Value!,
        "Snapshots");

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}
