namespace SoftmaxGen.Generators.Planning;

/// <summary>How one width of vector treats the rows.</summary>
/// <param name="Shape">The width.</param>
/// <param name="AcrossRows">Whether as many rows as the vector has lanes go at once, a row a lane.</param>
/// <param name="WithinRow">Whether a single row goes with all its logits in registers.</param>
internal sealed record WidthPlan(VectorShape Shape, bool AcrossRows, bool WithinRow);
