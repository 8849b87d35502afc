namespace SoftmaxGen.Generators.Emission;

/// <summary>A public method of a head: checks, then one statement.</summary>
/// <param name="Head">What stands above and in its first line.</param>
/// <param name="Check">The check that gives the rows.</param>
/// <param name="Statement">What it does with the rows.</param>
/// <param name="MoreChecks">The checks in between; empty ones do not count.</param>
internal sealed record HeadMethod(MethodHead Head, string Check, string Statement, params string[] MoreChecks);
