using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.CompilerServices;

/// <summary>The additions of wide sums, flat for each element type.</summary>
internal static class WideSum512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Widen(Vector512<float> term) => new(Vector512.WidenLower(term), Vector512.WidenUpper(term));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> Widen(Vector512<double> term) => new(term, Vector512<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Add(WideSum512<float> sum, Vector512<float> term) =>
        new(sum.First + Vector512.WidenLower(term), sum.Second + Vector512.WidenUpper(term));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> Add(WideSum512<double> sum, Vector512<double> term)
    {
        Vector512<double> rounded = sum.First + term;
        Vector512<double> added = rounded - sum.First;
        return new(rounded, sum.Second + ((sum.First - (rounded - added)) + (term - added)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> Add(WideSum512<float> left, WideSum512<float> right) =>
        new(left.First + right.First, left.Second + right.Second);

    /// <summary>Adds products, exact in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<float> AddProduct(WideSum512<float> sum, Vector512<float> left, Vector512<float> right) => new(
        sum.First + (Vector512.WidenLower(left) * Vector512.WidenLower(right)),
        sum.Second + (Vector512.WidenUpper(left) * Vector512.WidenUpper(right)));

    /// <summary>Adds products, with what their rounding takes off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> AddProduct(WideSum512<double> sum, Vector512<double> left, Vector512<double> right)
    {
        Vector512<double> product = left * right;
        Vector512<double> productRest = FusedMultiply.MultiplyAdd(left, right, Vector512<double>.Zero - product);
        Vector512<double> rounded = sum.First + product;
        Vector512<double> added = rounded - sum.First;
        Vector512<double> error = (sum.First - (rounded - added)) + (product - added);
        return new(rounded, (sum.Second + productRest) + error);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<double> Add(WideSum512<double> left, WideSum512<double> right)
    {
        Vector512<double> rounded = left.First + right.First;
        Vector512<double> added = rounded - left.First;
        Vector512<double> error = (left.First - (rounded - added)) + (right.First - added);
        return new(rounded, (left.Second + right.Second) + error);
    }
}
