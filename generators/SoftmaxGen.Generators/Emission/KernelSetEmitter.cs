using System.Linq;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Writes the file of a <c>[SoftmaxKernelSet]</c> type.</summary>
internal static class KernelSetEmitter
{
    /// <summary>The text of the file.</summary>
    public static string Emit(KernelSetPlan plan)
    {
        KernelSetSpec spec = plan.Spec;
        SourceWriter writer = new();
        TypeEmitter.Emit(
            writer,
            spec.Type,
            $"Plan: {Names.Of(spec.ElementType)}, kernels for {string.Join(", ", spec.ClassCounts)} classes, the loops of the library for other counts.",
            null,
            () =>
            {
                foreach (Method method in Methods.Of(spec.ElementType, spec.Reduction, spec.Operations, spec.Loss))
                {
                    MethodEmitter.Emit(writer, method, plan.Kernels);
                }

                RowIndexEmitter.EmitSet(writer, spec.ElementType, spec.Operations, spec.Loss);
            });
        LossOptionsEmitter.Emit(writer, spec.Loss, spec.ElementType, isSet: true);
        LoopsEmitter.Emit(writer, plan.Kernels, spec.Operations, spec.Loss);
        return writer.ToString();
    }
}
