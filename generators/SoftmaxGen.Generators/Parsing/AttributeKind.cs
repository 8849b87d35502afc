namespace SoftmaxGen.Generators.Parsing;

/// <summary>Which of the attributes a type carries; with <c>Softmax</c> before it, what a user writes.</summary>
internal enum AttributeKind
{
    Kernel,
    KernelSet,
    Head,
}
