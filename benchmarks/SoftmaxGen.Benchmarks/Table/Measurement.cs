namespace SoftmaxGen.Benchmarks.Table;

/// <summary>How long a candidate takes.</summary>
/// <param name="ClassCount">The logits in a row.</param>
/// <param name="Work">The title of the work.</param>
/// <param name="Candidate">The name of the candidate.</param>
/// <param name="Nanoseconds">The median time of a row.</param>
internal sealed record Measurement(int ClassCount, string Work, string Candidate, double Nanoseconds);
