using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SoftmaxGen.CompilerServices;

/// <summary>A sum of one row in about twice the precision of its terms, see <see cref="WideSum512{T}"/>. Used by generated code.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WideSum<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum(T term)
        : this(typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(term) : Unsafe.BitCast<T, double>(term), 0)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum(double sum, double error = 0)
    {
        First = sum;
        Second = error;
    }

    /// <summary>The sum.</summary>
    internal double First { get; }

    /// <summary>Of doubles the error of the sum, else 0.</summary>
    internal double Second { get; }

    /// <summary>Whether the sum is NaN.</summary>
    internal bool IsNaN
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => double.IsNaN(First);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static WideSum<T> Add(WideSum<T> left, WideSum<T> right)
    {
        double sum = left.First + right.First;
        if (typeof(T) == typeof(float))
        {
            return new(sum);
        }

        double added = sum - left.First;
        double error = (left.First - (sum - added)) + (right.First - added);
        return new(sum, (left.Second + right.Second) + error);
    }

    /// <summary>Adds a product: of floats it is exact in double precision, of doubles its error is added too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WideSum<T> AddProduct(T left, T right)
    {
        if (typeof(T) == typeof(float))
        {
            return new(First + ((double)Unsafe.BitCast<T, float>(left) * Unsafe.BitCast<T, float>(right)));
        }

        double product = Unsafe.BitCast<T, double>(left) * Unsafe.BitCast<T, double>(right);
        double productRest = Math.FusedMultiplyAdd(Unsafe.BitCast<T, double>(left), Unsafe.BitCast<T, double>(right), 0 - product);
        double sum = First + product;
        double added = sum - First;
        double error = (First - (sum - added)) + (product - added);
        return new(sum, (Second + productRest) + error);
    }

    /// <summary>Gets the sum as two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Round(out T rest)
    {
        if (typeof(T) == typeof(float))
        {
            float rounded = (float)First;
            rest = Unsafe.BitCast<float, T>((float)(First - rounded));
            return Unsafe.BitCast<float, T>(rounded);
        }

        double sum = First + Second;
        rest = Unsafe.BitCast<double, T>((First - sum) + Second);
        return Unsafe.BitCast<double, T>(sum);
    }
}
