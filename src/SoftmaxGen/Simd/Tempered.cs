using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>A width of vector whose exponentials are those of the logits times an inverse temperature; all else is the same.</summary>
internal readonly struct Tempered<TSimd, TVector, TWide, T> : IWideSimd<TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsTempered => true;

    public static int Count => TSimd.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Create(T value) => TSimd.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load(ref readonly T source, nuint index) => TSimd.Load(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector value, ref T destination, nuint index) => TSimd.Store(value, ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add(TVector left, TVector right) => TSimd.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Subtract(TVector left, TVector right) => TSimd.Subtract(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector left, TVector right) => TSimd.Multiply(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Divide(TVector left, TVector right) => TSimd.Divide(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max(TVector left, TVector right) => TSimd.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend) => TSimd.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Multiply(TVector value, TVector factor, TVector factorRest) => TSimd.Multiply(value, factor, factorRest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector logits, RowShift<TVector> shift) => Exponential.TemperedExp<TSimd, TVector, T>(logits, shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref TVector x0, ref TVector x1, ref TVector x2, ref TVector x3, RowShift<TVector> shift)
    {
        x0 = Exp(x0, shift);
        x1 = Exp(x1, shift);
        x2 = Exp(x2, shift);
        x3 = Exp(x3, shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Abs(TVector value) => TSimd.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WhereGreaterOrEqual(TVector left, TVector right, TVector value) => TSimd.WhereGreaterOrEqual(left, right, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WhereEqual(TVector left, TVector right, TVector ifEqual, TVector otherwise) => TSimd.WhereEqual(left, right, ifEqual, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WhereAllowed(ref readonly byte mask, nuint index, TVector value, TVector otherwise) => TSimd.WhereAllowed(in mask, index, value, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualMask(TVector left, TVector right) => TSimd.EqualMask(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ShiftIntoExponent(TVector value) => TSimd.ShiftIntoExponent(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrontMove<TVector> ToFront(nuint count) => TSimd.ToFront(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Move(TVector value, FrontMove<TVector> move) => TSimd.Move(value, move);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(TVector value) => TSimd.MaxAcross(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxAcrossEach(ref readonly TVector rows) => TSimd.MaxAcrossEach(in rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(TVector value) => TSimd.SumAcross(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadColumns(ref readonly T source, nuint stride, ref T tile) => TSimd.LoadColumns(in source, stride, ref tile);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumns(ref readonly T tile, ref T destination, nuint stride) => TSimd.StoreColumns(in tile, ref destination, stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadIntegers(ref readonly int source, nuint index) => TSimd.LoadIntegers(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubles(ref double sums, TVector value) => TSimd.AddDoubles(ref sums, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubleProducts(ref double sums, TVector left, TVector right) => TSimd.AddDoubleProducts(ref sums, left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Widen(TVector term) => TSimd.Widen(term);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Add(TWide sum, TVector term) => TSimd.Add(sum, term);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Add(TWide left, TWide right) => TSimd.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Round(TWide sum, out TVector rest) => TSimd.Round(sum, out rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum<T> Across(TWide sum) => TSimd.Across(sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide AcrossEach(ref readonly TWide rows) => TSimd.AcrossEach(in rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<TWide> SetApart(TVector lessOne, TVector lessOneRest, TWide below, TVector ties) =>
        TSimd.SetApart(lessOne, lessOneRest, below, ties);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tail(PeakSum<TWide> sum) => TSimd.Tail(sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(TVector weight, TWide sum, out TVector rest) => TSimd.Scale(weight, sum, out rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(TVector weight, PeakSum<TWide> sum, out TVector rest, out TVector others) =>
        TSimd.Scale(weight, sum, out rest, out others);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide AddProduct(TWide sum, TVector left, TVector right) => TSimd.AddProduct(sum, left, right);
}
