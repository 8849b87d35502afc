using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>ln sum_k exp(z_k) = max + tail, one value a row.</summary>
internal sealed class LogSumExpOperation(string element) : RowOperation
{
    public override string Name => "LogSumExp";

    public override string Parameters => $"Span<{element}> destination";

    public override string Arguments => "destination";

    public override string RowResult => element;

    public override string RowParameters => "";

    public override string? Destination => null;

    public override string RowCall(string method, int classCount) =>
        $"Unsafe.Add(ref MemoryMarshal.GetReference(destination), row) = {method}(ref source);";

    public override StepLimits Steps(VectorShape shape) => shape switch
    {
        (512, ElementType.Single) => new(3, 3, 9, 22),
        (512, ElementType.Double) => new(1, 3, 7, 16),
        (256, ElementType.Single) => new(1, 2, 3, 16),
        (256, ElementType.Double) => new(0, 0, 2, 8),
        (128, ElementType.Single) => new(0, 0, 0, 16),
        _ => default,
    };

    public override void Emit(AcrossRows rows)
    {
        rows.Read();
        rows.Exp();
        rows.SumApart();
        rows.ReadAhead();
        rows.LeaveToFallback(this, "VectorMath.IsAllNumbers(sum')");
        rows.Stage("Log-sum-exp.");
        rows.Write("(max' + VectorMath.Tail(sum')).StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)[row']);");
    }

    public override void Emit(WithinRow row)
    {
        row.Load();
        row.Max();
        row.Exp(isApart: true);
        row.SumApart();
        row.EndUnlessNumber(this, "VectorMath.IsNumber(sum)");
        row.Stage("Log-sum-exp.");
        row.Write("return max + VectorMath.Tail(sum);");
    }
}
