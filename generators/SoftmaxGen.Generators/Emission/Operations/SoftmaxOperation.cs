using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>a_i = exp(z_i) / sum_k exp(z_k).</summary>
internal sealed class SoftmaxOperation(string element) : ElementwiseOperation(element)
{
    public override string Name => "Softmax";

    public override int WithinRowLimit(VectorShape shape) => KernelPlanner.WithinRowVectorLimit;

    public override StepLimits Steps(VectorShape shape) => shape switch
    {
        (512, ElementType.Single) => new(4, 6, 10, 20),
        (512, ElementType.Double) => new(3, 5, 9, 16),
        (256, ElementType.Single) => new(3, 3, 7, 16),
        (256, ElementType.Double) => new(2, 2, 5, 12),
        (128, ElementType.Single) => new(0, 0, 0, 12),
        _ => default,
    };

    public override void Emit(AcrossRows rows)
    {
        rows.Read();
        rows.Exp();
        rows.Sum("all exponentials", static i => $"exp{i}'");
        rows.ReadAhead();
        rows.Stage("Scale: one division for all rows.");
        rows.Write($"{rows.Vector} scale' = VectorMath.Scale(sum0', out {rows.Vector} scaleRest');");
        rows.LeaveToFallback(this, "VectorMath.IsAllNumbers(scaleRest')");
        rows.Stage("Probabilities.");
        rows.ForEachClass(i => $"{rows.Vector} probability{i}' = {AcrossRows.Scaled(i)};");
        rows.Store("destination", static i => $"probability{i}'");
    }

    public override void Emit(WithinRow row)
    {
        row.Load();
        row.Max();
        row.Exp(isApart: false);
        row.Sum("all exponentials", static i => $"exp{i}", "sum");
        row.Stage("Scale: one division.");
        row.Write($"{row.Element} scale = VectorMath.Scale(sum, out {row.Element} scaleRest);");
        row.EndUnlessNumber(this, "VectorMath.IsNumber(sum)");
        row.Broadcast("scale", "scales");
        row.Stage("Probabilities.");
        row.Store(static i => Schedule.Scaled($"exp{i}", "scales"));
    }
}
