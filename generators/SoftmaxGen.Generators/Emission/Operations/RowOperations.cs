using System.Collections.Generic;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>The operations that have loops of their own.</summary>
internal static class RowOperations
{
    /// <summary>Those that are asked for.</summary>
    public static IEnumerable<RowOperation> Of(ElementType type, Model.Operations operations)
    {
        string element = Names.Of(type);
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
