namespace SoftmaxGen.Generators.Model;

/// <summary>The type of the numbers; the values are those of <c>SoftmaxGen.KernelElementType</c>.</summary>
internal enum ElementType
{
    Single,
    Double,
}
