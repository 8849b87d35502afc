using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>The operations that have loops of their own.</summary>
internal static class RowOperations
{
    /// <summary>Whether the loop of a method is one of these; others depend on the class count in nothing that a generated loop could use.</summary>
    public static bool HasLoop(string name) => Of(ElementType.Single, Model.Operations.All, LossSpec.Plain).Any(operation => operation.Name == name);

    /// <summary>Those that are asked for; a loss with options goes through the loop of the library.</summary>
    public static IEnumerable<RowOperation> Of(ElementType type, Model.Operations operations, LossSpec loss)
    {
        string element = Names.Of(type);
        if (loss != LossSpec.Plain)
        {
            operations &= ~(Model.Operations.CrossEntropy | Model.Operations.CrossEntropyGradient);
        }

        if (operations.HasFlag(Model.Operations.Softmax))
        {
            yield return new SoftmaxOperation(element);
        }

        if (operations.HasFlag(Model.Operations.LogSoftmax))
        {
            yield return new LogSoftmaxOperation(element);
        }

        if (operations.HasFlag(Model.Operations.LogSumExp))
        {
            yield return new LogSumExpOperation(element);
        }

        if (operations.HasFlag(Model.Operations.CrossEntropy))
        {
            yield return new CrossEntropyOperation(element);
        }

        if (operations.HasFlag(Model.Operations.CrossEntropyGradient))
        {
            yield return new CrossEntropyGradientOperation(element);
        }
    }
}
