using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Parsing;

/// <summary>Reads the arguments of an attribute.</summary>
internal static class RequestReader
{
    /// <returns><see langword="null"/> when the attribute is none of ours, or one that the compiler refuses.</returns>
    public static Request? Read(AttributeData attribute)
    {
        var numbers = attribute.ConstructorArguments.SelectMany(Numbers).ToArray();
        return AttributeNames.KindOf(attribute) switch
        {
            AttributeKind.Kernel when numbers.Length == 1 => Create(AttributeKind.Kernel, null, numbers),
            AttributeKind.KernelSet when attribute.ConstructorArguments.Length == 1 => Create(AttributeKind.KernelSet, null, numbers),
            AttributeKind.Head when numbers.Length == 2 => Create(AttributeKind.Head, numbers[0], numbers.Skip(1)),
            _ => null,
        };

        Request Create(AttributeKind kind, int? inputs, IEnumerable<int> classCounts) => new(
            kind,
            inputs,
            classCounts.ToEquatableArray(),
            (ElementType)Option(nameof(Request.ElementType), (int)ElementType.Single),
            (Reduction)Option(nameof(Request.Reduction), (int)Reduction.Mean),
            (Operations)Option(nameof(Request.Operations), (int)Operations.All))
        {
            Loss = new(
                Said<double>(nameof(LossSpec.ClassWeights)).ToEquatableArray(),
                Said<double>(nameof(LossSpec.LabelSmoothing)).FirstOrDefault(),
                Said<int>(nameof(LossSpec.IgnoreIndex)).Select(static index => (int?)index).FirstOrDefault(),
                Said<double>(nameof(LossSpec.ZLoss)).FirstOrDefault(),
                Said<double>(nameof(LossSpec.Temperature)).DefaultIfEmpty(1).First()),
            Unrolling = (Unrolling)Option(nameof(Request.Unrolling), (int)Unrolling.Automatic),
        };

        int Option(string name, int unlessSaid) => Said<int>(name).DefaultIfEmpty(unlessSaid).First();

        IEnumerable<T> Said<T>(string name) => attribute.NamedArguments
            .Where(argument => argument.Key == name)
            .SelectMany(static argument => Values(argument.Value))
            .OfType<T>();
    }

    private static IEnumerable<int> Numbers(TypedConstant constant) => Values(constant).OfType<int>();

    private static IEnumerable<object> Values(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Array, IsNull: false } => constant.Values.SelectMany(Values),
        { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: { } value } => [value],
        _ => [],
    };
}
