using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file of a <c>[SoftmaxKernel]</c> type.</summary>
internal static class KernelEmitter
{
    /// <summary>The text of the file.</summary>
    public static string Emit(KernelTypePlan plan)
    {
        KernelSpec spec = plan.Spec;
        string element = Names.Of(spec.ElementType);
        bool isComplete = spec.Operations == Model.Operations.All && spec.Type.CanImplementInterface;
        string contract = $"global::SoftmaxGen.ISoftmaxKernel<{element}>";
        SourceWriter writer = new();
        TypeEmitter.Emit(
            writer,
            spec.Type,
            $"Plan: {element}, {spec.ClassCount} classes, {PlanRemark.Of(plan.Kernel)}.",
            isComplete ? contract : null,
            () =>
            {
                writer.Write(
                    $"""
                    /// <summary>The number of classes, the logits in a row.</summary>
                    {GeneratedCode.Attribute}
                    public const int ClassCount = {spec.ClassCount};
                    """);
                if (isComplete)
                {
                    writer.Write(
                        $"""

                        {GeneratedCode.Attribute}
                        static int {contract}.ClassCount => ClassCount;
                        """);
                }

                foreach (Method method in Methods.Of(spec.ElementType, spec.Reduction, spec.Operations, spec.Loss))
                {
                    MethodEmitter.Emit(writer, method, plan.Kernel);
                }

                RowIndexEmitter.EmitKernel(writer, spec.ElementType, spec.Operations, spec.Loss);
            });
        LossOptionsEmitter.Emit(writer, spec.Loss, spec.ElementType);
        LoopsEmitter.Emit(writer, new[] { plan.Kernel }, spec.Operations, spec.Loss);
        return writer.ToString();
    }
}
