using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>What the diagnostics say.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        DiagnosticIds.TypeNotPartial,
        "The type must be partial",
        "'{0}' must be partial: [{1}] adds members to it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = new(
        DiagnosticIds.ContainingTypeNotPartial,
        "The containing type must be partial",
        "'{0}' must be partial: [{1}] adds members to '{2}' in it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ClassCountOutOfRange = new(
        DiagnosticIds.ClassCountOutOfRange,
        "The class count is out of range",
        "The class count of '{0}' is {1}; it must be at least {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor GenericType = new(
        DiagnosticIds.GenericType,
        "The type must not be generic",
        "'{0}' is generic or in a generic type; [{1}] wants a type that is neither",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor FileLocalType = new(
        DiagnosticIds.FileLocalType,
        "The type must not be file-local",
        "'{0}' is file-local or in a file-local type; [{1}] adds members to it from another file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MemberNameTaken = new(
        DiagnosticIds.MemberNameTaken,
        "The name of a generated member is taken",
        "'{0}' already has a member '{1}', which [{2}] adds to it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor OptionOutOfRange = new(
        DiagnosticIds.OptionOutOfRange,
        "The option is out of range",
        "{0} of '{1}' is {2}; it must be {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotATypeArgument = new(
        DiagnosticIds.NotATypeArgument,
        "The type does not implement the interface of its kind",
        "'{0}' is a {1}, so it does not implement {2} and cannot stand for it in generic code",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InputsOutOfRange = new(
        DiagnosticIds.InputsOutOfRange,
        "The width of the hidden layer is out of range",
        "The width of the hidden layer of '{0}' is {1}; it must be at least {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NoClassCount = new(
        DiagnosticIds.NoClassCount,
        "The kernel set has no class count",
        "'{0}' declares {1} class counts; it must declare at least {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TooManyWeights = new(
        DiagnosticIds.TooManyWeights,
        "The head has too many weights",
        "'{0}' has {1} weights, {2} classes by {3} inputs; a span holds at most {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor TypeNameTaken = new(
        DiagnosticIds.TypeNameTaken,
        "The type has the name of a generated member",
        "'{0}' cannot have a member of its own name, which [{1}] would add to it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SeveralAttributes = new(
        DiagnosticIds.SeveralAttributes,
        "The type carries several attributes of SoftmaxGen",
        "'{0}' carries {1} attributes of SoftmaxGen; it must carry at most {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = new(
        DiagnosticIds.LanguageVersionTooLow,
        "The language version is too low",
        "[{0}] on '{1}' needs C# {2}; the project is compiled as C# {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LabelOutOfRange = new(
        DiagnosticIds.LabelOutOfRange,
        "The label is out of range",
        "The label is {0}; it must be from 0 to {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LengthDoesNotFit = new(
        DiagnosticIds.LengthDoesNotFit,
        "The length does not fit",
        "The length of '{0}' is {1}; it must be {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ProbabilitiesAsLogits = new(
        DiagnosticIds.ProbabilitiesAsLogits,
        "Probabilities are passed as logits",
        "'{0}' holds probabilities, which Softmax wrote to it; {1} wants logits",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ConstantClassCount = new(
        DiagnosticIds.ConstantClassCount,
        "The class count is constant",
        "The class count is the constant {0}; a type with [SoftmaxKernel({0})] has a {1} that is made for it",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    private const string Category = "SoftmaxGen";
}
