namespace SoftmaxGen.Generators.Emission.Operations;

/// <summary>An operation whose results are as many as logits, and nothing else.</summary>
internal abstract class ElementwiseOperation(string element) : RowOperation
{
    public override string Parameters => $"Span<{element}> destination";

    public override string Arguments => "destination";

    public override string RowResult => "void";

    public override string RowParameters => $", ref {element} target";

    public override string? Destination => "destination";

    public override string RowCall(string method, int classCount) => $"{method}(ref source, ref target);";
}
