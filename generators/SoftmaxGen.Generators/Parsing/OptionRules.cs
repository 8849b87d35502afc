using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rules about options: their values are defined and in range, and there is at least one operation.</summary>
internal static class OptionRules
{
    private const string Weights = nameof(LossSpec.ClassWeights);

    public static IEnumerable<OptionValue> OutOfRange(Request request) =>
        Enumerations(request).Concat(Losses(request.Loss)).Concat(ClassWeights(request));

    private static IEnumerable<OptionValue> Enumerations(Request request)
    {
        var options = new (string Name, int Value, int Minimum, int Maximum)[]
        {
            (nameof(Request.ElementType), (int)request.ElementType, (int)ElementType.Single, (int)ElementType.Double),
            (nameof(Request.Reduction), (int)request.Reduction, (int)Reduction.Mean, (int)Reduction.Sum),
            (nameof(Request.Operations), (int)request.Operations, (int)Operations.None + 1, (int)Operations.All),
            (nameof(Request.Unrolling), (int)request.Unrolling, (int)Unrolling.Automatic, (int)Unrolling.Smallest),
        };
        return options
            .Where(static option => option.Value < option.Minimum || option.Value > option.Maximum)
            .Select(static option => new OptionValue(
                option.Name, option.Name, Text(option.Value), $"from {Text(option.Minimum)} to {Text(option.Maximum)}"));
    }

    private static IEnumerable<OptionValue> Losses(LossSpec loss)
    {
        if (loss.LabelSmoothing is not (>= 0 and < 1))
        {
            yield return new(nameof(loss.LabelSmoothing), nameof(loss.LabelSmoothing), Text(loss.LabelSmoothing), "at least 0 and less than 1");
        }

        if (loss.Temperature is not (>= 1e-15 and <= 1e15))
        {
            yield return new(nameof(loss.Temperature), nameof(loss.Temperature), Text(loss.Temperature), "from 1E-15 to 1E+15");
        }

        if (!IsFactor(loss.ZLoss))
        {
            yield return new(nameof(loss.ZLoss), nameof(loss.ZLoss), Text(loss.ZLoss), s_factors);
        }
    }

    private static IEnumerable<OptionValue> ClassWeights(Request request)
    {
        EquatableArray<double> weights = request.Loss.ClassWeights;
        if (weights.Count == 0)
        {
            yield break;
        }

        if (ClassWeightCount(request) is { } allowed)
        {
            yield return OfClassWeights($"The length of {Weights}", Text(weights.Count), allowed);
        }

        for (int i = 0; i < weights.Count; i++)
        {
            if (!IsFactor(weights[i]))
            {
                yield return OfClassWeights($"{Weights}[{Text(i)}]", Text(weights[i]), s_factors);
            }
        }

        int zeros = weights.TakeWhile(static weight => weight == 0).Count();
        if (zeros == weights.Count)
        {
            yield return OfClassWeights($"The largest of {Weights}", "0", "more than 0");
            yield break;
        }

        foreach (int classCount in request.ClassCounts.Distinct().Where(classCount => classCount >= CountRules.Minimum && classCount <= zeros))
        {
            yield return OfClassWeights($"The largest of the first {Text(classCount)} of {Weights}", "0", "more than 0");
        }
    }

    /// <returns>What the number of class weights must be; <see langword="null"/> when it is that.</returns>
    private static string? ClassWeightCount(Request request)
    {
        int count = request.Loss.ClassWeights.Count;
        int largest = request.ClassCounts.DefaultIfEmpty().Max();
        return request.Kind == AttributeKind.KernelSet
            ? count < largest ? $"at least the largest class count, {Text(largest)}" : null
            : count != largest ? $"the class count, {Text(largest)}" : null;
    }

    private static OptionValue OfClassWeights(string name, string value, string allowed) => new(Weights, name, value, allowed);

    private static readonly string s_factors = $"from 0 to {Text(float.MaxValue)}";

    private static bool IsFactor(double value) => value >= 0 && value <= float.MaxValue;

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
