using System.Linq;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>All rules together: a type that breaks one gets no generated code, and an error from an analyzer.</summary>
internal static class Validity
{
    public static bool Holds(AttributedType type) =>
        LanguageRules.IsSupported(type)
        && !TypeRules.NotPartial(type).Any()
        && !TypeRules.IsGeneric(type)
        && !TypeRules.IsFileLocal(type)
        && !CountRules.HasNoClassCount(type.Request)
        && !CountRules.ClassCountsOutOfRange(type.Request).Any()
        && !CountRules.InputsOutOfRange(type.Request)
        && !CountRules.HasTooManyWeights(type.Request)
        && !OptionRules.OutOfRange(type.Request).Any()
        && !MemberRules.HasNameOfMember(type)
        && !MemberRules.TakenNames(type).Any();
}
