namespace SoftmaxGen.Generators.Model;

/// <summary>How much code a kernel may become; the values are those of <c>SoftmaxGen.KernelUnrolling</c>.</summary>
internal enum Unrolling
{
    Automatic,
    Full,
    Loop,
    Smallest,
}
