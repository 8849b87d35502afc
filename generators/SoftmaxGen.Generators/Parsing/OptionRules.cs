using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>The rules about options: their values are defined and in range, and there is at least one operation.</summary>
internal static class OptionRules
{
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
        const string Property = nameof(LossSpec.ClassWeights);
        EquatableArray<double> weights = request.Loss.ClassWeights;
        if (weights.Count == 0)
        {
            yield break;
        }

        if (request.ClassCounts.Count == 1 && weights.Count != request.ClassCounts[0])
        {
            yield return new(Property, $"The length of {Property}", Text(weights.Count), $"the class count, {Text(request.ClassCounts[0])}");
        }

        for (int i = 0; i < weights.Count; i++)
        {
            if (!IsFactor(weights[i]))
            {
                yield return new(Property, $"{Property}[{Text(i)}]", Text(weights[i]), s_factors);
            }
        }

        if (weights.All(static weight => weight == 0))
        {
            yield return new(Property, $"The largest of {Property}", "0", "more than 0");
        }
    }

    private static readonly string s_factors = $"from 0 to {Text(float.MaxValue)}";

    private static bool IsFactor(double value) => value >= 0 && value <= float.MaxValue;

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
