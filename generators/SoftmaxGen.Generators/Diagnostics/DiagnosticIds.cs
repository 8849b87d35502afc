namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>The identifiers of the diagnostics.</summary>
internal static class DiagnosticIds
{
    public const string TypeNotPartial = "SMG001";
    public const string ContainingTypeNotPartial = "SMG002";
    public const string ClassCountOutOfRange = "SMG003";
    public const string GenericType = "SMG004";
    public const string FileLocalType = "SMG005";
    public const string MemberNameTaken = "SMG006";
    public const string OptionOutOfRange = "SMG007";
    public const string NotATypeArgument = "SMG008";
    public const string InputsOutOfRange = "SMG009";
    public const string NoClassCount = "SMG010";
    public const string TooManyWeights = "SMG011";
    public const string TypeNameTaken = "SMG012";
    public const string SeveralAttributes = "SMG013";
    public const string LanguageVersionTooLow = "SMG014";
    public const string LabelOutOfRange = "SMG015";
    public const string LengthDoesNotFit = "SMG016";
    public const string ProbabilitiesAsLogits = "SMG017";
    public const string ConstantClassCount = "SMG018";
}
