namespace SoftmaxGen.Generators.Diagnostics.Calls;

/// <summary>How a length and a number are compared.</summary>
internal enum Fit
{
    Exact,
    AtLeast,
    Multiple,
}
