namespace SoftmaxGen.Simd;

/// <summary>A width of vector with the sum that goes with it, in about twice the precision of its terms.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TWide">The sum, such as <see cref="CompilerServices.WideSum512{T}"/>; its default is 0.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IWideSimd<TVector, TWide, T> : ISimd<TVector, T>
    where T : unmanaged
{
    /// <summary>Adds a term to a sum.</summary>
    static abstract TWide Add(TWide sum, TVector term);

    /// <summary>Adds two sums.</summary>
    static abstract TWide Add(TWide left, TWide right);

    /// <summary>Adds a product to a sum, what its rounding takes off included.</summary>
    static abstract TWide AddProduct(TWide sum, TVector left, TVector right);

    /// <summary>Gets a sum as two numbers in each lane.</summary>
    static abstract TVector Round(TWide sum, out TVector rest);

    /// <summary>Gets a sum over its lanes, folded by halves, as two numbers.</summary>
    static abstract T RoundAcross(TWide sum, out T rest);
}
