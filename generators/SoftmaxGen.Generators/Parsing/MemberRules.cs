using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rules about names: the generated members must find theirs free.</summary>
internal static class MemberRules
{
    /// <summary>Whether the type has the name of one of its generated members, which the language forbids.</summary>
    public static bool HasNameOfMember(AttributedType type) => GeneratedMembers.NamesFor(type.Request).Contains(type.Symbol.Name);

    /// <returns>The members that the user declares under a name that is to be generated, one a name.</returns>
    public static IEnumerable<ISymbol> TakenNames(AttributedType type) =>
        from name in GeneratedMembers.NamesFor(type.Request)
        let member = type.Symbol.GetMembers(name).FirstOrDefault(IsDeclaredByUser)
        where member is not null
        select member;

    /// <remarks>The analyzers also see what was generated for a type that obeys the rules.</remarks>
    private static bool IsDeclaredByUser(ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(static declaration => !GeneratedTrees.Contains(declaration.SyntaxTree));
}
