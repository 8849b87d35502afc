using Microsoft.CodeAnalysis.CSharp;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rule about the language: generated code has static abstract members.</summary>
internal static class LanguageRules
{
    public const string RequiredName = "11.0";

    /// <summary>C# 11, which the Roslyn built against cannot name.</summary>
    private const LanguageVersion Required = (LanguageVersion)1100;

    public static bool IsSupported(AttributedType type) => IsSupported(VersionOf(type));

    public static bool IsSupported(LanguageVersion version) => version >= Required;

    public static LanguageVersion VersionOf(AttributedType type) =>
        ((CSharpParseOptions)type.Declaration.SyntaxTree.Options).LanguageVersion;
}
