using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.CompilerServices;

/// <summary>A sum in about twice the precision of its terms, see <see cref="WideSum512{T}"/>.</summary>
internal readonly struct WideSum<T>
    where T : unmanaged
{
    private readonly double _sum;
    private readonly double _error;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum(T term)
        : this(typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(term) : Unsafe.BitCast<T, double>(term), 0)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum(double sum, double error = 0)
    {
        _sum = sum;
        _error = error;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum<T> operator +(WideSum<T> left, WideSum<T> right)
    {
        double sum = left._sum + right._sum;
        if (typeof(T) == typeof(float))
        {
            return new(sum);
        }

        double added = sum - left._sum;
        double error = (left._sum - (sum - added)) + (right._sum - added);
        return new(sum, (left._error + right._error) + error);
    }

    /// <summary>Adds a product: of floats it is exact in double precision, of doubles its error is added too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum<T> AddProduct(T left, T right)
    {
        if (typeof(T) == typeof(float))
        {
            return new(_sum + ((double)Unsafe.BitCast<T, float>(left) * Unsafe.BitCast<T, float>(right)));
        }

        double product = Unsafe.BitCast<T, double>(left) * Unsafe.BitCast<T, double>(right);
        double productRest = Math.FusedMultiplyAdd(Unsafe.BitCast<T, double>(left), Unsafe.BitCast<T, double>(right), 0 - product);
        double sum = _sum + product;
        double added = sum - _sum;
        double error = (_sum - (sum - added)) + (product - added);
        return new(sum, (_error + productRest) + error);
    }

    /// <summary>Gets the sum as two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Round(out T rest)
    {
        if (typeof(T) == typeof(float))
        {
            float rounded = (float)_sum;
            rest = Unsafe.BitCast<float, T>((float)(_sum - rounded));
            return Unsafe.BitCast<float, T>(rounded);
        }

        double sum = _sum + _error;
        rest = Unsafe.BitCast<double, T>((_sum - sum) + _error);
        return Unsafe.BitCast<double, T>(sum);
    }
}
