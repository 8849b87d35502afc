using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>One element at a time, for processors without vectors and for rows shorter than any vector.</summary>
internal readonly struct Scalar<T> : IWideSimd<T, WideSum<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    public static T Create(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(ref readonly T source, nuint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T value, ref T destination, nuint index) => Unsafe.Add(ref destination, index) = value;

    public static T Add(T left, T right) => left + right;

    public static T Subtract(T left, T right) => left - right;

    public static T Multiply(T left, T right) => left * right;

    public static T Divide(T left, T right) => left / right;

    public static T Max(T left, T right) => left > right ? left : right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FusedMultiplyAdd(T left, T right, T addend) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(FusedMultiply.MultiplyAdd(
                Unsafe.BitCast<T, float>(left), Unsafe.BitCast<T, float>(right), Unsafe.BitCast<T, float>(addend)))
            : Unsafe.BitCast<double, T>(Math.FusedMultiplyAdd(
                Unsafe.BitCast<T, double>(left), Unsafe.BitCast<T, double>(right), Unsafe.BitCast<T, double>(addend)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply(T value, T factor, T factorRest) => FusedMultiplyAdd(value, factor, value * factorRest);

    public static T Exp(T logits, RowShift<T> shift) => Exponential.Exp<Scalar<T>, T, T>(logits, shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref T x0, ref T x1, ref T x2, ref T x3, RowShift<T> shift)
    {
        x0 = Exp(x0, shift);
        x1 = Exp(x1, shift);
        x2 = Exp(x2, shift);
        x3 = Exp(x3, shift);
    }

    public static T Abs(T value) => T.Abs(value);

    public static T WhereGreaterOrEqual(T left, T right, T value) => left >= right ? value : T.Zero;

    public static T WhereEqual(T left, T right, T ifEqual, T otherwise) => left == right ? ifEqual : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T WhereAllowed(ref readonly byte mask, nuint index, T value, T otherwise) =>
        Unsafe.Add(ref Unsafe.AsRef(in mask), index) != 0 ? value : otherwise;

    public static uint EqualMask(T left, T right) => left == right ? 1u : 0u;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ShiftIntoExponent(T value) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<int, T>(Unsafe.BitCast<T, int>(value) << FloatFormat.SingleMantissaBits)
            : Unsafe.BitCast<long, T>(Unsafe.BitCast<T, long>(value) << FloatFormat.DoubleMantissaBits);

    public static FrontMove<T> ToFront(nuint count) => new(count, default, default);

    public static T Move(T value, FrontMove<T> move) => move.Count == 0 ? default : value;

    public static T MaxAcross(T value) => value;

    public static T MaxAcrossEach(ref readonly T rows) => rows;

    public static T SumAcross(T value) => value;

    public static WideSum<T> Widen(T term) => new(term);

    public static WideSum<T> Add(WideSum<T> sum, T term) => WideSum<T>.Add(sum, new WideSum<T>(term));

    public static WideSum<T> Add(WideSum<T> left, WideSum<T> right) => WideSum<T>.Add(left, right);

    public static WideSum<T> AddProduct(WideSum<T> sum, T left, T right) => sum.AddProduct(left, right);

    public static T Round(WideSum<T> sum, out T rest) => sum.Round(out rest);

    public static WideSum<T> Across(WideSum<T> sum) => sum;

    public static WideSum<T> AcrossEach(ref readonly WideSum<T> rows) => rows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<T>> SetApart(T lessOne, T lessOneRest, WideSum<T> below, T ties)
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<PeakSum<WideSum<float>>, PeakSum<WideSum<T>>>(SinglePeak.SetApart(
                Unsafe.BitCast<T, float>(lessOne), Unsafe.BitCast<WideSum<T>, WideSum<float>>(below), Unsafe.BitCast<T, float>(ties)));
        }

        PeakSum<WideSum128<double>> sum = DoublePeak.SetApart(Lane(lessOne), Lane(lessOneRest), Lanes(below), Lane(ties));
        return new(First(sum.Peak), First(sum.Others));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tail(PeakSum<WideSum<T>> sum) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<float, T>(SinglePeak.Tail(Unsafe.BitCast<PeakSum<WideSum<T>>, PeakSum<WideSum<float>>>(sum)))
            : Unsafe.BitCast<double, T>(DoublePeak.Tail(Lanes(sum)).ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale(T weight, WideSum<T> sum, out T rest)
    {
        if (typeof(T) == typeof(float))
        {
            float single = SinglePeak.Scale(
                Unsafe.BitCast<T, float>(weight), Unsafe.BitCast<WideSum<T>, WideSum<float>>(sum), out float singleRest);
            rest = Unsafe.BitCast<float, T>(singleRest);
            return Unsafe.BitCast<float, T>(single);
        }

        double scale = DoublePeak.Scale(Lane(weight), Lanes(sum), out Vector128<double> doubleRest).ToScalar();
        rest = Unsafe.BitCast<double, T>(doubleRest.ToScalar());
        return Unsafe.BitCast<double, T>(scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale(T weight, PeakSum<WideSum<T>> sum, out T rest, out T others)
    {
        if (typeof(T) == typeof(float))
        {
            float single = SinglePeak.Scale(
                Unsafe.BitCast<T, float>(weight),
                Unsafe.BitCast<PeakSum<WideSum<T>>, PeakSum<WideSum<float>>>(sum),
                out float singleRest,
                out float singleOthers);
            rest = Unsafe.BitCast<float, T>(singleRest);
            others = Unsafe.BitCast<float, T>(singleOthers);
            return Unsafe.BitCast<float, T>(single);
        }

        double scale = DoublePeak.Scale(
            Lane(weight), Lanes(sum), out Vector128<double> doubleRest, out Vector128<double> doubleOthers).ToScalar();
        rest = Unsafe.BitCast<double, T>(doubleRest.ToScalar());
        others = Unsafe.BitCast<double, T>(doubleOthers.ToScalar());
        return Unsafe.BitCast<double, T>(scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadColumns(ref readonly T source, nuint stride, ref T tile) => tile = source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumns(ref readonly T tile, ref T destination, nuint stride) => destination = tile;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadIntegers(ref readonly int source, nuint index) =>
        T.CreateTruncating(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    public static void AddDoubles(ref double sums, T value) => sums += double.CreateTruncating(value);

    public static void AddDoubleProducts(ref double sums, T left, T right) =>
        sums += double.CreateTruncating(left) * double.CreateTruncating(right);

    // One double goes as the first lane of a vector; the other lane is 0, since what is left in it by chance may be subnormal, and slow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Lane(T value) => Vector128.CreateScalar(Unsafe.BitCast<T, double>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSum128<double> Lanes(WideSum<T> sum) => new(Vector128.CreateScalar(sum.First), Vector128.CreateScalar(sum.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PeakSum<WideSum128<double>> Lanes(PeakSum<WideSum<T>> sum) => new(Lanes(sum.Peak), Lanes(sum.Others));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSum<T> First(WideSum128<double> sum) => new(sum.First.ToScalar(), sum.Second.ToScalar());
}
