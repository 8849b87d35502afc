namespace SoftmaxGen.Generators.Parsing;

/// <summary>An option with its value and the values that are defined, which are all those between two.</summary>
/// <param name="Name">The name of the attribute's property.</param>
/// <param name="Value">The value.</param>
/// <param name="Minimum">The smallest value allowed.</param>
/// <param name="Maximum">The largest value allowed.</param>
internal sealed record OptionValue(string Name, int Value, int Minimum, int Maximum);
