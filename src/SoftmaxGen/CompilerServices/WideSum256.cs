using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    // Floats: the sums of the lower and of the upper lanes. Doubles: the sums and their errors.
    private readonly Vector256<double> _first;
    private readonly Vector256<double> _second;

    /// <summary>Begins a sum.</summary>
    /// <param name="term">The first term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum256(Vector256<T> term)
    {
        if (typeof(T) == typeof(float))
        {
            _first = Vector256.WidenLower(term.AsSingle());
            _second = Vector256.WidenUpper(term.AsSingle());
        }
        else
        {
            _first = term.AsDouble();
            _second = Vector256<double>.Zero;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum256(Vector256<double> first, Vector256<double> second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>Adds two sums.</summary>
    /// <param name="left">A sum.</param>
    /// <param name="right">A sum.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum256<T> operator +(WideSum256<T> left, WideSum256<T> right)
    {
        if (typeof(T) == typeof(float))
        {
            return new(left._first + right._first, left._second + right._second);
        }

        Vector256<double> sum = left._first + right._first;
        Vector256<double> added = sum - left._first;
        Vector256<double> error = (left._first - (sum - added)) + (right._first - added);
        return new(sum, (left._second + right._second) + error);
    }

    /// <summary>Adds a term to a sum.</summary>
    /// <param name="left">The sum.</param>
    /// <param name="right">The term.</param>
    /// <returns>The new sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum256<T> operator +(WideSum256<T> left, Vector256<T> right) => left + new WideSum256<T>(right);

    /// <summary>Gets the sum of each lane as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Round(out Vector256<T> rest)
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<float> rounded = Vector256.Narrow(_first, _second);
            rest = Vector256.Narrow(_first - Vector256.WidenLower(rounded), _second - Vector256.WidenUpper(rounded)).As<float, T>();
            return rounded.As<float, T>();
        }

        Vector256<double> sum = _first + _second;
        rest = ((_first - sum) + _second).As<double, T>();
        return sum.As<double, T>();
    }

    /// <summary>Adds the upper half of the lanes to the lower.</summary>
    /// <returns>A sum with half the lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum128<T> FoldHalves()
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<double> sum = _first + _second;
            return new(sum.GetLower(), sum.GetUpper());
        }

        return new WideSum128<T>(_first.GetLower(), _second.GetLower()) + new WideSum128<T>(_first.GetUpper(), _second.GetUpper());
    }

    /// <summary>Gets the sum over the lanes, folded by halves, as two numbers.</summary>
    /// <param name="rest">Receives what rounding takes off.</param>
    /// <returns>The rounded sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T RoundAcross(out T rest) => FoldHalves().RoundAcross(out rest);
}
