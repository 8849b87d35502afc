using System.Linq;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission;

/// <summary>Tells a plan in one line.</summary>
internal static class PlanRemark
{
    /// <summary>The widths and what each does, such as <c>across rows (Vector512 x 16 rows), within a row (Vector256)</c>.</summary>
    public static string Of(KernelPlan kernel)
    {
        if (kernel.Widths.Count == 0)
        {
            return "the loops of the library";
        }

        string across = string.Join(", ", kernel.Widths.Where(static width => width.AcrossRows)
            .Select(static width => $"Vector{width.Shape.Bits} x {width.Shape.Lanes} rows"));
        string within = string.Join(", ", kernel.Widths.Where(static width => width.WithinRow)
            .Select(static width => $"Vector{width.Shape.Bits}"));
        return string.Join("; ", new[]
        {
            kernel.IsTogether ? $"{KernelPlan.RowsTogether} rows together (the loop of the library)" : "",
            across.Length > 0 ? $"across rows ({across})" : "",
            within.Length > 0 ? $"within a row ({within})" : "",
        }.Where(static part => part.Length > 0));
    }
}
