using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>What follows from the exponentials of a row with the maximum apart, the same for floats and doubles.</summary>
internal static class Peak
{
    /// <summary>Sets the maximum apart from the sum of the exponentials below it.</summary>
    /// <param name="max">The row's maximum.</param>
    /// <param name="shift">The row's shift.</param>
    /// <param name="below">The sum of the exponentials of all elements below the maximum.</param>
    /// <param name="ties">How many elements equal the maximum.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<TWide> SetApart<TSimd, TVector, TWide, T>(TVector max, RowShift<TVector> shift, TWide below, TVector ties)
        where TSimd : IWideSimd<TVector, TWide, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector lessOne = Exponential.ExpOfMaxLessOne<TSimd, TVector, T>(max, shift, out TVector rest);
        return TSimd.SetApart(lessOne, rest, below, ties);
    }
}

/// <summary>What a row's factor, 1 / sum, is multiplied by.</summary>
internal static class Peak<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A sum of two parts times the factor, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector sum, TVector sumRest, TVector scale, TVector scaleRest) => TSimd.FusedMultiplyAdd(
        sum, scale, TSimd.FusedMultiplyAdd(sum, scaleRest, TSimd.Multiply(sumRest, scale)));

    /// <summary>The weighted gradient at a label.</summary>
    /// <param name="others">The weighted probability of all elements but the maximum.</param>
    /// <param name="max">The row's maximum.</param>
    /// <param name="logit">The label's logit.</param>
    /// <param name="exp">The label's exponential.</param>
    /// <param name="scale">The row's factor.</param>
    /// <param name="scaleRest">What rounding took off the factor.</param>
    /// <param name="weight">The row's weight.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector GradientAtLabel(
        TVector others, TVector max, TVector logit, TVector exp, TVector scale, TVector scaleRest, TVector weight)
    {
        TVector zero = TSimd.Create(T.Zero);
        TVector difference = TSimd.FusedMultiplyAdd(
            exp, scale, TSimd.FusedMultiplyAdd(exp, scaleRest, TSimd.Subtract(zero, weight)));
        return TSimd.WhereEqual(logit, max, TSimd.Subtract(zero, others), difference);
    }
}
