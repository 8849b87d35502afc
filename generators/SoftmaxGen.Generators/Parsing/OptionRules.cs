using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rule about options: their values are defined, and there is at least one operation.</summary>
internal static class OptionRules
{
    public static IEnumerable<OptionValue> OutOfRange(Request request) =>
        Options(request).Where(static option => option.Value < option.Minimum || option.Value > option.Maximum);

    private static IEnumerable<OptionValue> Options(Request request)
    {
        yield return new(nameof(Request.ElementType), (int)request.ElementType, (int)ElementType.Single, (int)ElementType.Double);
        yield return new(nameof(Request.Reduction), (int)request.Reduction, (int)Reduction.Mean, (int)Reduction.Sum);
        yield return new(nameof(Request.Operations), (int)request.Operations, (int)Operations.None + 1, (int)Operations.All);
    }
}
