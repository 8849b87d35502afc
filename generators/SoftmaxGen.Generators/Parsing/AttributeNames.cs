using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The names by which the generator knows the attributes of the library.</summary>
internal static class AttributeNames
{
    public const string Kernel = Namespace + "." + KernelName;
    public const string KernelSet = Namespace + "." + KernelSetName;
    public const string Head = Namespace + "." + HeadName;

    private const string Namespace = "SoftmaxGen";
    private const string KernelName = "SoftmaxKernelAttribute";
    private const string KernelSetName = "SoftmaxKernelSetAttribute";
    private const string HeadName = "SoftmaxHeadAttribute";

    public static AttributeKind? KindOf(AttributeData attribute) => attribute.AttributeClass switch
    {
        { ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } type => type.MetadataName switch
        {
            KernelName => AttributeKind.Kernel,
            KernelSetName => AttributeKind.KernelSet,
            HeadName => AttributeKind.Head,
            _ => null,
        },
        _ => null,
    };
}
