using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// A sum, in each lane, in about twice the precision of its terms: floats are summed as doubles, doubles with the error
/// of each addition apart (Knuth's two-sum). 128-bit vectors. Used by generated code.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WideSum128<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum128(Vector128<double> first, Vector128<double> second)
    {
        First = first;
        Second = second;
    }

    /// <summary>Of floats the sums of the lower lanes, of doubles the sums.</summary>
    internal Vector128<double> First { get; }

    /// <summary>Of floats the sums of the upper lanes, of doubles the errors of the sums.</summary>
    internal Vector128<double> Second { get; }

    /// <summary>Gets the sum of each lane as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Round(out Vector128<T> rest)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> rounded = Vector128.Narrow(First, Second);
            rest = Vector128.Narrow(First - Vector128.WidenLower(rounded), Second - Vector128.WidenUpper(rounded)).As<float, T>();
            return rounded.As<float, T>();
        }

        Vector128<double> sum = First + Second;
        rest = ((First - sum) + Second).As<double, T>();
        return sum.As<double, T>();
    }

    /// <summary>Gets the sum over the lanes, folded by halves.</summary>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum<T> Across()
    {
        if (typeof(T) == typeof(float))
        {
            // Lanes 0 and 1, then 2 and 3: the first fold adds the two, the second the halves of the result.
            Vector128<double> halves = First + Second;
            return new(halves.GetElement(0) + halves.GetElement(1));
        }

        return WideSum<T>.Add(
            new(First.GetElement(0), Second.GetElement(0)), new(First.GetElement(1), Second.GetElement(1)));
    }
}
