using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SoftmaxGen.Generators.Parsing;

namespace SoftmaxGen.Generators.Diagnostics;

/// <summary>Reports names of generated members that a member of the user's, or the type itself, already has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberNameAnalyzer : AttributedTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MemberNameTaken, Descriptors.TypeNameTaken);

    private protected override IEnumerable<Diagnostic> Judge(AttributedType type)
    {
        var (name, location) = (type.Symbol.Name, type.Declaration.Identifier.GetLocation());

        var taken = MemberRules.TakenNames(type).Select(member =>
            Diagnostic.Create(Descriptors.MemberNameTaken, location, member.Locations, name, member.Name, type.AttributeName));

        return MemberRules.HasNameOfMember(type)
            ? taken.Append(Diagnostic.Create(Descriptors.TypeNameTaken, location, name, type.AttributeName))
            : taken;
    }
}
