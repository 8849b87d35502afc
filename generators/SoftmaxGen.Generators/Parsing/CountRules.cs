using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rules about class counts and the width of a hidden layer.</summary>
internal static class CountRules
{
    public const int Minimum = 1;

    public static bool HasNoClassCount(Request request) => request.ClassCounts.Count == 0;

    public static IEnumerable<(int ClassCount, int Position)> ClassCountsOutOfRange(Request request) =>
        request.ClassCounts
            .Select(static (classCount, position) => (classCount, position))
            .Where(static item => item.classCount < Minimum);

    public static bool InputsOutOfRange(Request request) => request.Inputs < Minimum;

    /// <summary>Whether the weights, <c>[ClassCount, Inputs]</c>, are more than a span can hold.</summary>
    public static bool HasTooManyWeights(Request request) =>
        !InputsOutOfRange(request) && !ClassCountsOutOfRange(request).Any() && WeightCount(request) > int.MaxValue;

    /// <returns>The number of weights; 0 unless the attribute is a head's.</returns>
    public static long WeightCount(Request request) =>
        request.Inputs is { } inputs ? (long)inputs * request.ClassCounts[0] : 0;
}
