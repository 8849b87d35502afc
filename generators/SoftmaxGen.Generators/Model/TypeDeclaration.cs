namespace SoftmaxGen.Generators.Model;

/// <summary>The head of one partial declaration, as it is written again in the generated file.</summary>
/// <param name="Keywords">All that stands before the name, such as <c>public readonly partial struct</c>.</param>
/// <param name="Name">The name, escaped with <c>@</c> where it is a keyword.</param>
internal sealed record TypeDeclaration(string Keywords, string Name);
