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
    // Floats: the sums of the lower and of the upper lanes. Doubles: the sums and their errors.
    private readonly Vector128<double> _first;
    private readonly Vector128<double> _second;

    /// <summary>Begins a sum.</summary>
    /// <param name="term">The first term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum128(Vector128<T> term)
    {
        if (typeof(T) == typeof(float))
        {
            _first = Vector128.WidenLower(term.AsSingle());
            _second = Vector128.WidenUpper(term.AsSingle());
        }
        else
        {
            _first = term.AsDouble();
            _second = Vector128<double>.Zero;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum128(Vector128<double> first, Vector128<double> second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>Adds two sums.</summary>
    /// <param name="left">A sum.</param>
    /// <param name="right">A sum.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum128<T> operator +(WideSum128<T> left, WideSum128<T> right)
    {
        if (typeof(T) == typeof(float))
        {
            return new(left._first + right._first, left._second + right._second);
        }

        Vector128<double> sum = left._first + right._first;
        Vector128<double> added = sum - left._first;
        Vector128<double> error = (left._first - (sum - added)) + (right._first - added);
        return new(sum, (left._second + right._second) + error);
    }

    /// <summary>Adds a term to a sum.</summary>
    /// <param name="left">The sum.</param>
    /// <param name="right">The term.</param>
    /// <returns>The new sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum128<T> operator +(WideSum128<T> left, Vector128<T> right) => left + new WideSum128<T>(right);

    /// <summary>Gets the sum of each lane as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Round(out Vector128<T> rest)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> rounded = Vector128.Narrow(_first, _second);
            rest = Vector128.Narrow(_first - Vector128.WidenLower(rounded), _second - Vector128.WidenUpper(rounded)).As<float, T>();
            return rounded.As<float, T>();
        }

        Vector128<double> sum = _first + _second;
        rest = ((_first - sum) + _second).As<double, T>();
        return sum.As<double, T>();
    }

    /// <summary>Gets the sum over the lanes, folded by halves, as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T RoundAcross(out T rest)
    {
        if (typeof(T) == typeof(float))
        {
            // Lanes 0 and 1, then 2 and 3: the first fold adds the two, the second the halves of the result.
            Vector128<double> halves = _first + _second;
            return new WideSum<T>(halves.GetElement(0) + halves.GetElement(1)).Round(out rest);
        }

        return (new WideSum<T>(_first.GetElement(0), _second.GetElement(0))
            + new WideSum<T>(_first.GetElement(1), _second.GetElement(1))).Round(out rest);
    }
}
