using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// A sum, in each lane, in about twice the precision of its terms: floats are summed as doubles, doubles with the error
/// of each addition apart (Knuth's two-sum). 512-bit vectors. Used by generated code.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WideSum512<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum512(Vector512<double> first, Vector512<double> second)
    {
        First = first;
        Second = second;
    }

    /// <summary>Of floats the sums of the lower lanes, of doubles the sums.</summary>
    internal Vector512<double> First { get; }

    /// <summary>Of floats the sums of the upper lanes, of doubles the errors of the sums.</summary>
    internal Vector512<double> Second { get; }

    /// <summary>Gets the sum of each lane as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Round(out Vector512<T> rest)
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<float> rounded = Vector512.Narrow(First, Second);
            rest = Vector512.Narrow(First - Vector512.WidenLower(rounded), Second - Vector512.WidenUpper(rounded)).As<float, T>();
            return rounded.As<float, T>();
        }

        Vector512<double> sum = First + Second;
        rest = ((First - sum) + Second).As<double, T>();
        return sum.As<double, T>();
    }

    /// <summary>Adds the upper half of the lanes to the lower.</summary>
    /// <returns>A sum with half the lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum256<T> FoldHalves()
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<double> sum = First + Second;
            return new(sum.GetLower(), sum.GetUpper());
        }

        return Simd256<T>.Add(
            new WideSum256<T>(First.GetLower(), Second.GetLower()), new WideSum256<T>(First.GetUpper(), Second.GetUpper()));
    }

    /// <summary>Gets the sum over the lanes, folded by halves.</summary>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum<T> Across() => FoldHalves().Across();
}
