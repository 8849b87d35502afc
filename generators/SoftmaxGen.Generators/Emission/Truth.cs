using System.Collections.Generic;
using System.Globalization;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>What the rows of a head should be: their classes, or distributions over the classes.</summary>
/// <param name="IsSoft">Whether they are distributions.</param>
/// <param name="Element">The keyword of the type of one number.</param>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Description">What it is.</param>
/// <param name="Prefix">The beginning of the methods' names; an empty array would make overloads ambiguous.</param>
/// <param name="Against">What a summary adds.</param>
/// <param name="Range">When a value is out of range.</param>
/// <param name="Check">The beginning of the name of the checks.</param>
/// <param name="CheckSuffix">The last argument of the checks, or empty.</param>
internal sealed record Truth(
    bool IsSoft,
    string Element,
    string Name,
    string Description,
    string Prefix,
    string Against,
    string Range,
    string Check,
    string CheckSuffix)
{
    /// <summary>Whether the loss may have a mask; against soft targets it has none, as that of a kernel.</summary>
    public bool HasMask => !IsSoft;

    /// <summary>Both, for a head.</summary>
    public static IEnumerable<Truth> Of(HeadPlan plan)
    {
        string? ignored = plan.Spec.Loss.IgnoreIndex?.ToString(CultureInfo.InvariantCulture);
        yield return new(
            IsSoft: false,
            "int",
            "labels",
            "The class of each row, <c>[rows]</c>.",
            "",
            "",
            ignored is null ? "a label is negative or not less than the class count" : $"a label is neither a class nor {ignored}",
            "",
            ignored is null ? "" : $", {ignored}");
        yield return new(
            IsSoft: true,
            Names.Of(plan.Spec.ElementType),
            "targets",
            "The soft targets of each row, <c>[rows, ClassCount]</c>: not negative.",
            "Soft",
            " against soft targets",
            "a target is negative, NaN or infinite",
            "Target",
            "");
    }
}
