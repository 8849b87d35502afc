namespace SoftmaxGen.Generators.Parsing;

/// <summary>An option whose value is not allowed.</summary>
/// <param name="Property">The attribute's property.</param>
/// <param name="Name">What the value is called: the property, or a part of it.</param>
/// <param name="Value">The value.</param>
/// <param name="Allowed">What it must be.</param>
internal sealed record OptionValue(string Property, string Name, string Value, string Allowed);
