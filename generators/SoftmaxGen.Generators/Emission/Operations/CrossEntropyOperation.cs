using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>-ln a_y = (max - z_y) + tail for the label y of each row.</summary>
internal sealed class CrossEntropyOperation(string element) : RowOperation
{
    public override string Name => "CrossEntropy";

    public override string Parameters => $"ref LossBatch<{element}> losses";

    public override string Arguments => "ref losses";

    public override string RowResult => element;

    public override string RowParameters => ", int label";

    public override string? Destination => null;

    public override (string Parameters, string Arguments, string RowArguments)? Single => ("int label", "label", "label");

    public override string RowCall(string method, int classCount) =>
        $"losses.Add(row, {method}(ref source, losses.Label(row, {classCount})));";

    public override StepLimits Steps(VectorShape shape) => shape switch
    {
        (512, ElementType.Single) => new(3, 3, 6, 22),
        (512, ElementType.Double) => new(0, 2, 6, 16),
        (256, ElementType.Single) => new(0, 1, 3, 16),
        (256, ElementType.Double) => new(0, 0, 3, 8),
        (128, ElementType.Single) => new(0, 0, 0, 16),
        _ => default,
    };

    public override void Emit(AcrossRows rows)
    {
        rows.Read();
        rows.Exp();
        rows.SumApart();
        rows.Stage("Label: its logit, picked out of the classes.");
        rows.Write(
            $"""
            {rows.Vector} labels' = losses.Labels{rows.Bits}(row');
            {rows.Vector} logit' = max';
            """);
        rows.ForEachClass(i => $"logit' = {rows.VectorClass}.ConditionalSelect({rows.IsLabel(i)}, {rows.Logit(i)}, logit');");
        rows.ReadAhead();
        rows.LeaveToFallback(this, "VectorMath.IsAllNumbers(sum')");
        rows.Stage("Loss: two terms that are not negative, so nothing cancels.");
        rows.Write("losses.Add(row', (max' - logit') + VectorMath.Tail(sum'));");
    }

    public override void Emit(WithinRow row)
    {
        row.Load();
        row.Max();
        row.Exp(isApart: true);
        row.SumApart();
        row.EndUnlessNumber(this, "VectorMath.IsNumber(sum)");
        row.Stage("Loss: two terms that are not negative, so nothing cancels.");
        row.Write("return (max - Unsafe.Add(ref source, label)) + VectorMath.Tail(sum);");
    }
}
