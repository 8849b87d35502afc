using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file of a <c>[SoftmaxHead]</c> type.</summary>
internal static class HeadEmitter
{
    /// <summary>The text of the file.</summary>
    public static string Emit(HeadPlan plan)
    {
        HeadSpec spec = plan.Spec;
        string element = Names.Of(spec.ElementType);
        bool isComplete = spec.Operations == Model.Operations.All && spec.Type.CanImplementInterface;
        string? contract = isComplete ? $"global::SoftmaxGen.ISoftmaxHead<{element}>" : null;
        SourceWriter writer = new();
        TypeEmitter.Emit(
            writer,
            spec.Type,
            $"Plan: {element}, {spec.Inputs} inputs, {spec.ClassCount} classes, blocks of {plan.BlockRows} rows; kernel: {PlanRemark.Of(plan.Kernel)}.",
            contract,
            () =>
            {
                EmitConstants(writer, spec, contract);
                HeadMethods.Emit(writer, plan);
            });
        LossOptionsEmitter.Emit(writer, spec.Loss, spec.ElementType);
        HeadLoopsEmitter.Emit(writer, plan);
        LoopsEmitter.Emit(
            writer,
            new[] { plan.Kernel },
            spec.Operations & (Model.Operations.Softmax | Model.Operations.CrossEntropy | Model.Operations.CrossEntropyGradient),
            spec.Loss);
        return writer.ToString();
    }

    private static void EmitConstants(SourceWriter writer, HeadSpec spec, string? contract)
    {
        writer.Write(
            $"""
            /// <summary>The width of the hidden layer, the columns of the weight matrix.</summary>
            {GeneratedCode.Attribute}
            public const int Inputs = {spec.Inputs};

            /// <summary>The number of classes, the rows of the weight matrix.</summary>
            {GeneratedCode.Attribute}
            public const int ClassCount = {spec.ClassCount};
            """);
        if (contract is not null)
        {
            writer.Write(
                $"""

                {GeneratedCode.Attribute}
                static int {contract}.Inputs => Inputs;

                {GeneratedCode.Attribute}
                static int {contract}.ClassCount => ClassCount;
                """);
        }
    }
}
