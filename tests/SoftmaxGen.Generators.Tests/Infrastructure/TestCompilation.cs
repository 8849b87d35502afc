using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Generators.Tests.Infrastructure;

/// <summary>A library of one source file, as a user on .NET 8 compiles it.</summary>
internal static class TestCompilation
{
    /// <summary>What all compilations start from, so that the references are read once.</summary>
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "UserLibrary",
        references: [.. Net80.References.All, MetadataReference.CreateFromFile(typeof(SoftmaxKernelAttribute).Assembly.Location)],
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <remarks>The default version is the lowest one that generated code supports.</remarks>
    public static CSharpCompilation Create(string source, LanguageVersion version = LanguageVersion.CSharp11) =>
        s_empty.AddSyntaxTrees(Parse(source, version));

    public static SyntaxTree Parse(string source, LanguageVersion version = LanguageVersion.CSharp11) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version, DocumentationMode.Diagnose), "User.cs");
}
