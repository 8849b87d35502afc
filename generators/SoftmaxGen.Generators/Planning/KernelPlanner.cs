using System.Linq;
using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>Decides how the kernel of a class count works, from what was asked alone.</summary>
internal static class KernelPlanner
{
    /// <summary>The most classes that rows are treated at once for with all their logits in registers.</summary>
    public const int AcrossRowsLimit = 16;

    /// <summary>The same where the logits are read ahead, into memory, and there are 32 registers of 16 floats for their exponentials.</summary>
    private const int AheadLimit = 22;

    /// <summary>The most vectors that a row is unrolled to: beyond, the JIT compiler does not inline enough into one method.</summary>
    public const int WithinRowVectorLimit = 16;

    private static readonly int[] s_bits = { 512, 256, 128 };

    /// <summary>Plans the file of a kernel.</summary>
    public static KernelTypePlan Plan(KernelSpec spec) =>
        new(spec, PlanKernel(spec.ClassCount, spec.ElementType, UnrollingOf(spec.Loss, spec.Unrolling)));

    /// <summary>Plans the file of a kernel set.</summary>
    public static KernelSetPlan Plan(KernelSetSpec spec) =>
        new(spec, spec.ClassCounts
            .Select(count => PlanKernel(count, spec.ElementType, UnrollingOf(spec.Loss, spec.Unrolling)))
            .ToEquatableArray());

    /// <summary>Plans the file of a head.</summary>
    public static HeadPlan Plan(HeadSpec spec) =>
        new(spec, PlanKernel(spec.ClassCount, spec.ElementType, UnrollingOf(spec.Loss, spec.Unrolling)));

    /// <summary>Plans a kernel.</summary>
    public static KernelPlan PlanKernel(int classCount, ElementType elementType, Unrolling unrolling = Unrolling.Automatic)
    {
        EquatableArray<WidthPlan> widths = s_bits
            .Select(bits => PlanWidth(classCount, new VectorShape(bits, elementType), unrolling))
            .Where(static plan => plan.AcrossRows || plan.WithinRow)
            .ToEquatableArray();

        // Of longer rows only a single one is unrolled: those of a batch are faster together.
        bool isTogether = classCount > AcrossRowsLimit && widths.Count > 0 && unrolling == Unrolling.Automatic;
        return new(classCount, elementType, isTogether, widths);
    }

    /// <summary>Only the loops of the library have a form for logits with a temperature.</summary>
    private static Unrolling UnrollingOf(LossSpec loss, Unrolling unrolling) =>
        loss.Temperature == 1 ? unrolling : Unrolling.Smallest;

    private static WidthPlan PlanWidth(int classCount, VectorShape shape, Unrolling unrolling)
    {
        // A row that is shorter than the vector is left to a narrower one that holds it; doubles, to a narrower one even if it is
        // several then. The narrowest takes it all the same.
        int vectors = ((classCount - 1) / shape.Lanes) + 1;
        int shortest = shape.ElementType == ElementType.Single ? (shape.Lanes / 2) + 1 : shape.Lanes;
        bool isLongEnough = classCount >= shortest || shape.Bits == 128;
        int acrossRowsLimit = unrolling switch
        {
            Unrolling.Smallest => 0,
            Unrolling.Automatic when shape is (512, ElementType.Single) => AheadLimit,
            _ => AcrossRowsLimit,
        };
        int vectorLimit = unrolling is Unrolling.Automatic or Unrolling.Full ? WithinRowVectorLimit : 0;
        return new(
            shape,
            AcrossRows: classCount <= acrossRowsLimit,
            WithinRow: isLongEnough && vectors <= vectorLimit);
    }
}
