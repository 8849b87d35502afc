using SoftmaxGen.CompilerServices;

namespace SoftmaxGen.Simd;

/// <summary>A width of vector with the sum that goes with it, in about twice the precision of its terms.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TWide">The sum, such as <see cref="CompilerServices.WideSum512{T}"/>; its default is 0.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IWideSimd<TVector, TWide, T> : ISimd<TVector, T>
    where T : unmanaged
{
    /// <summary>Begins a sum.</summary>
    static abstract TWide Widen(TVector term);

    /// <summary>Adds a term to a sum.</summary>
    static abstract TWide Add(TWide sum, TVector term);

    /// <summary>Adds two sums.</summary>
    static abstract TWide Add(TWide left, TWide right);

    /// <summary>Adds a product to a sum, what its rounding takes off included.</summary>
    static abstract TWide AddProduct(TWide sum, TVector left, TVector right);

    /// <summary>Gets a sum as two numbers in each lane.</summary>
    static abstract TVector Round(TWide sum, out TVector rest);

    /// <summary>Gets a sum over its lanes, folded by halves.</summary>
    static abstract WideSum<T> Across(TWide sum);

    /// <summary>Gets each of as many sums as there are lanes over its lanes, folded by halves.</summary>
    static abstract TWide AcrossEach(ref readonly TWide rows);

    /// <summary>Sets the maximum of each row apart, see <see cref="Numerics.SinglePeak"/>.</summary>
    /// <param name="lessOne">What <c>Exponential.ExpOfMaxLessOne</c> gives of the maxima.</param>
    /// <param name="lessOneRest">And its rest.</param>
    /// <param name="below">The sum of the exponentials of all elements below the maximum.</param>
    /// <param name="ties">How many elements equal the maximum.</param>
    static abstract PeakSum<TWide> SetApart(TVector lessOne, TVector lessOneRest, TWide below, TVector ties);

    /// <summary>log(1 + others / peak), the log-sum-exp above the maximum; NaN where a row is not a number.</summary>
    static abstract TVector Tail(PeakSum<TWide> sum);

    /// <summary>The factor that makes weighted probabilities of exponentials: weight / sum, and what rounding takes off it.</summary>
    static abstract TVector Scale(TVector weight, TWide sum, out TVector rest);

    /// <summary>The same, and the weighted probability of all elements but one that equals the maximum.</summary>
    static abstract TVector Scale(TVector weight, PeakSum<TWide> sum, out TVector rest, out TVector others);
}
