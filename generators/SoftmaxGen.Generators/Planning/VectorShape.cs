using SoftmaxGen.Generators.Model;

namespace SoftmaxGen.Generators.Planning;

/// <summary>A width of vector for one element type.</summary>
/// <param name="Bits">The width: 512, 256 or 128.</param>
/// <param name="ElementType">The type of the lanes.</param>
internal sealed record VectorShape(int Bits, ElementType ElementType)
{
    /// <summary>The lanes that the order of summation has, whatever the width of the vectors.</summary>
    public const int SumLanes = 16;

    /// <summary>The number of lanes.</summary>
    public int Lanes => Bits / 8 / ElementSize;

    /// <summary>The columns that one step of a transposed load moves at least: 16 bytes of a row.</summary>
    public int TransposedColumns => 16 / ElementSize;

    /// <summary>The columns that one step of a transposed load moves at most: 32 bytes of a row where two of them fill a vector.</summary>
    public int WideTransposedColumns => Bits == 512 && ElementType == ElementType.Single ? 8 : TransposedColumns;

    private int ElementSize => ElementType == ElementType.Single ? 4 : 8;
}
