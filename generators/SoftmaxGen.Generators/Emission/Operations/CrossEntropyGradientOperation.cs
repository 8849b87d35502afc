using SoftmaxGen.Generators.Emission.Schedules;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>The loss and its weighted gradient: a_i, at the label a_i - 1.</summary>
internal sealed class CrossEntropyGradientOperation(string element) : RowOperation
{
    public override string Name => "CrossEntropyGradient";

    public override string Parameters => $"ref LossBatch<{element}> losses, Span<{element}> gradient";

    public override string Arguments => "ref losses, gradient";

    public override string RowResult => element;

    public override string RowParameters => $", int label, {element} weight, ref {element} target";

    public override string? Destination => "gradient";

    public override (string Parameters, string Arguments, string RowArguments)? Single =>
        ($"int label, Span<{element}> gradient", "label, gradient", "label, 1, ref MemoryMarshal.GetReference(gradient)");

    public override string RowCall(string method, int classCount) =>
        $"losses.Add(row, {method}(ref source, losses.Label(row, {classCount}), losses.Weight(row), ref target));";

    /// <remarks>
    /// A gradient has three vectors a class: of 16 registers most is moved to the stack and back, and with 256 bits the library is faster
    /// sooner. Measured.
    /// </remarks>
    public override int AcrossRowsLimit(VectorShape shape) => shape switch
    {
        (256, ElementType.Single) => 12,
        (256, ElementType.Double) => 10,
        _ => KernelPlanner.AcrossRowsLimit,
    };

    /// <remarks>Without fused steps two of them a vector are more work than the library's loop has.</remarks>
    public override int WithinRowLimit(VectorShape shape) => shape switch
    {
        (128, _) => 8,
        (_, ElementType.Single) => KernelPlanner.WithinRowVectorLimit,
        _ => 10,
    };

    public override StepLimits Steps(VectorShape shape) => shape switch
    {
        (512, ElementType.Single) => new(0, 0, 5, 13),
        (512, ElementType.Double) => new(0, 1, 4, 16),
        (256, ElementType.Single) => new(0, 0, 2, 12),
        (256, ElementType.Double) => new(0, 0, 0, 10),
        (128, ElementType.Single) => new(0, 0, 0, 16),
        (128, ElementType.Double) => new(0, 0, 0, 10),
        _ => default,
    };

    public override void Emit(AcrossRows rows)
    {
        rows.Read();
        rows.Exp();
        rows.SumApart();
        rows.Stage("Label: its logit and exponential, picked out of the classes.");
        rows.Write(
            $"""
            {rows.Vector} labels' = losses.Labels{rows.Bits}(row');
            {rows.Vector} logit' = max';
            {rows.Vector} exp' = {rows.Vector}.Zero;
            """);
        rows.ForEachClass(i =>
            $"""
            logit' = {rows.VectorClass}.ConditionalSelect({rows.IsLabel(i)}, {rows.Logit(i)}, logit');
            exp' = {rows.VectorClass}.ConditionalSelect({rows.IsLabel(i)}, exp{i}', exp');
            """);
        rows.ReadAhead();
        rows.LeaveToFallback(this, "VectorMath.IsAllNumbers(sum')");
        rows.Stage("Gradient: the weighted probabilities, but at the label what does not cancel as they approach 1.");
        rows.Write(
            $"""
            {rows.Vector} weights' = losses.Weights{rows.Bits}(row');
            {rows.Vector} scale' = VectorMath.Scale(weights', sum', out {rows.Vector} scaleRest', out {rows.Vector} others');
            {rows.Vector} gradientAtLabel' = VectorMath.GradientAtLabel(others', max', logit', exp', scale', scaleRest', weights');
            """);
        rows.ForEachClass(i =>
            $"{rows.Vector} gradient{i}' = {rows.VectorClass}.ConditionalSelect({rows.IsLabel(i)}, gradientAtLabel', {AcrossRows.Scaled(i)});");
        rows.Store("gradient", static i => $"gradient{i}'");
        rows.Stage("Loss: two terms that are not negative, so nothing cancels.");
        rows.Write("losses.Add(row', (max' - logit') + VectorMath.Tail(sum'));");
    }

    public override void Emit(WithinRow row)
    {
        row.Load();
        row.Write($"{row.Element} logit = Unsafe.Add(ref source, label);");
        row.Max();
        row.Exp(isApart: true);
        row.SumApart();
        row.EndUnlessNumber(this, "VectorMath.IsNumber(sum)");
        row.Stage("Gradient: the weighted probabilities, but at the label what does not cancel as they approach 1.");
        row.Write(
            $"{row.Element} scale = VectorMath.Scale(weight, sum, out {row.Element} scaleRest, out {row.Element} others);");
        row.Broadcast("scale", "scales");
        row.Write(
            $"""
            {row.Vector} atMax = {row.VectorClass}.Create(0 - others);
            {row.Vector} minusWeight = {row.VectorClass}.Create(0 - weight);
            """);
        row.Label();
        row.ForEachVector(i =>
            $"""
            {row.Vector} gradient{i} = VectorMath.FusedMultiplyAdd(exp{i}, scales, VectorMath.FusedMultiplyAdd(exp{i}, scalesRest, isLabel{i} & minusWeight));
            gradient{i} = {row.VectorClass}.ConditionalSelect(isLabel{i} & isMax{i}, atMax, gradient{i});
            """);
        row.Store(static i => $"gradient{i}");
        row.Stage("Loss: two terms that are not negative, so nothing cancels.");
        row.Write("return (max - logit) + VectorMath.Tail(sum);");
    }
}
