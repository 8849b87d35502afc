using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>ln a_i = (z_i - max) - tail, where tail is the log-sum-exp above the maximum.</summary>
internal sealed class LogSoftmaxOperation(string element) : ElementwiseOperation(element)
{
    public override string Name => "LogSoftmax";

    public override StepLimits Steps(VectorShape shape) => shape switch
    {
        (512, ElementType.Single) => new(3, 4, 6, 20),
        (512, ElementType.Double) => new(0, 2, 6, 16),
        (256, ElementType.Single) => new(0, 2, 2, 16),
        (256, ElementType.Double) => new(0, 0, 3, 6),
        (128, ElementType.Single) => new(0, 0, 0, 16),
        _ => default,
    };

    public override void Emit(AcrossRows rows)
    {
        rows.Read();
        rows.Exp();
        rows.SumApart();
        rows.Stage("Log-probabilities: two terms of one sign, so nothing cancels. The first: how far below the maximum.");
        rows.ForEachClass(i => $"{rows.Vector} logProbability{i}' = {rows.Logit(i)} - max';");
        rows.ReadAhead();
        rows.LeaveToFallback(this, "VectorMath.IsAllNumbers(sum')");
        rows.Stage("The second: what the other classes add.");
        rows.Write($"{rows.Vector} tail' = VectorMath.Tail(sum');");
        rows.ForEachClass(static i => $"logProbability{i}' -= tail';");
        rows.Store("destination", static i => $"logProbability{i}'");
    }

    public override void Emit(WithinRow row)
    {
        row.Load();
        row.Max();
        row.Exp(isApart: true);
        row.SumApart();
        row.EndUnlessNumber(this, "VectorMath.IsNumber(sum)");
        row.Stage("Log-probabilities: two terms of one sign, so nothing cancels.");
        row.Write($"{row.Vector} tail = {row.VectorClass}.Create(VectorMath.Tail(sum));");
        row.Write($"maxes = {row.VectorClass}.Create(max);");
        row.Store(static i => $"((logits{i} - maxes) - tail)");
    }
}
