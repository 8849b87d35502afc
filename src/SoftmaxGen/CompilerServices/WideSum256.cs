using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// A sum, in each lane, in about twice the precision of its terms: floats are summed as doubles, doubles with the error
/// of each addition apart (Knuth's two-sum). 256-bit vectors. Used by generated code.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WideSum256<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum256(Vector256<double> first, Vector256<double> second)
    {
        First = first;
        Second = second;
    }

    /// <summary>Of floats the sums of the lower lanes, of doubles the sums.</summary>
    internal Vector256<double> First { get; }

    /// <summary>Of floats the sums of the upper lanes, of doubles the errors of the sums.</summary>
    internal Vector256<double> Second { get; }

    /// <summary>Gets the sum of each lane as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Round(out Vector256<T> rest)
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<float> rounded = Vector256.Narrow(First, Second);
            rest = Vector256.Narrow(First - Vector256.WidenLower(rounded), Second - Vector256.WidenUpper(rounded)).As<float, T>();
            return rounded.As<float, T>();
        }

        Vector256<double> sum = First + Second;
        rest = ((First - sum) + Second).As<double, T>();
        return sum.As<double, T>();
    }

    /// <summary>Adds the upper half of the lanes to the lower.</summary>
    /// <returns>A sum with half the lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum128<T> FoldHalves()
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<double> sum = First + Second;
            return new(sum.GetLower(), sum.GetUpper());
        }

        return Simd128<T>.Add(
            new WideSum128<T>(First.GetLower(), Second.GetLower()), new WideSum128<T>(First.GetUpper(), Second.GetUpper()));
    }

    /// <summary>Gets the sum over the lanes, folded by halves.</summary>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum<T> Across() => FoldHalves().Across();
}
