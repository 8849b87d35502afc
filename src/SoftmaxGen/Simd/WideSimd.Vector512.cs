using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.Simd;

/// <content>Sums, and what follows from them, by element type; and what is reduced for many rows at once.</content>
internal readonly partial struct Simd512<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<T> Widen(Vector512<T> term) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<WideSum512<float>, WideSum512<T>>(WideSum512.Widen(term.AsSingle()))
            : Unsafe.BitCast<WideSum512<double>, WideSum512<T>>(WideSum512.Widen(term.AsDouble()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<T> Add(WideSum512<T> sum, Vector512<T> term) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<WideSum512<float>, WideSum512<T>>(
                WideSum512.Add(Unsafe.BitCast<WideSum512<T>, WideSum512<float>>(sum), term.AsSingle()))
            : Unsafe.BitCast<WideSum512<double>, WideSum512<T>>(
                WideSum512.Add(Unsafe.BitCast<WideSum512<T>, WideSum512<double>>(sum), term.AsDouble()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<T> Add(WideSum512<T> left, WideSum512<T> right) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<WideSum512<float>, WideSum512<T>>(
                WideSum512.Add(Unsafe.BitCast<WideSum512<T>, WideSum512<float>>(left), Unsafe.BitCast<WideSum512<T>, WideSum512<float>>(right)))
            : Unsafe.BitCast<WideSum512<double>, WideSum512<T>>(
                WideSum512.Add(Unsafe.BitCast<WideSum512<T>, WideSum512<double>>(left), Unsafe.BitCast<WideSum512<T>, WideSum512<double>>(right)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<T> AddProduct(WideSum512<T> sum, Vector512<T> left, Vector512<T> right) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<WideSum512<float>, WideSum512<T>>(
                WideSum512.AddProduct(Unsafe.BitCast<WideSum512<T>, WideSum512<float>>(sum), left.AsSingle(), right.AsSingle()))
            : Unsafe.BitCast<WideSum512<double>, WideSum512<T>>(
                WideSum512.AddProduct(Unsafe.BitCast<WideSum512<T>, WideSum512<double>>(sum), left.AsDouble(), right.AsDouble()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Round(WideSum512<T> sum, out Vector512<T> rest) => sum.Round(out rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum<T> Across(WideSum512<T> sum) => sum.Across();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MaxAcrossEach(ref readonly Vector512<T> rows)
    {
        if (typeof(T) == typeof(float))
        {
            return EachAcross.Max(in Unsafe.As<Vector512<T>, Vector512<float>>(ref Unsafe.AsRef(in rows))).As<float, T>();
        }

        Unsafe.SkipInit(out Vector512<T> max);
        for (int i = 0; i < Count; i++)
        {
            Unsafe.Add(ref Unsafe.As<Vector512<T>, T>(ref max), i) = MaxAcross(Unsafe.Add(ref Unsafe.AsRef(in rows), i));
        }

        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum512<T> AcrossEach(ref readonly WideSum512<T> rows)
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<WideSum512<float>, WideSum512<T>>(
                EachAcross.Sum(in Unsafe.As<WideSum512<T>, WideSum512<float>>(ref Unsafe.AsRef(in rows))));
        }

        Unsafe.SkipInit(out Vector512<double> first);
        Unsafe.SkipInit(out Vector512<double> second);
        for (int i = 0; i < Count; i++)
        {
            WideSum<T> sum = Unsafe.Add(ref Unsafe.AsRef(in rows), i).Across();
            Unsafe.Add(ref Unsafe.As<Vector512<double>, double>(ref first), i) = sum.First;
            Unsafe.Add(ref Unsafe.As<Vector512<double>, double>(ref second), i) = sum.Second;
        }

        return new(first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum512<T>> SetApart(Vector512<T> lessOne, Vector512<T> lessOneRest, WideSum512<T> below, Vector512<T> ties) =>
        typeof(T) == typeof(float)
            ? Unsafe.BitCast<PeakSum<WideSum512<float>>, PeakSum<WideSum512<T>>>(SinglePeak.SetApart(
                lessOne.AsSingle(), Unsafe.BitCast<WideSum512<T>, WideSum512<float>>(below), ties.AsSingle()))
            : Unsafe.BitCast<PeakSum<WideSum512<double>>, PeakSum<WideSum512<T>>>(DoublePeak.SetApart(
                lessOne.AsDouble(), lessOneRest.AsDouble(), Unsafe.BitCast<WideSum512<T>, WideSum512<double>>(below), ties.AsDouble()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Tail(PeakSum<WideSum512<T>> sum) =>
        typeof(T) == typeof(float)
            ? SinglePeak.Tail(Unsafe.BitCast<PeakSum<WideSum512<T>>, PeakSum<WideSum512<float>>>(sum)).As<float, T>()
            : DoublePeak.Tail(Unsafe.BitCast<PeakSum<WideSum512<T>>, PeakSum<WideSum512<double>>>(sum)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Scale(Vector512<T> weight, WideSum512<T> sum, out Vector512<T> rest)
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<T> single = SinglePeak.Scale(
                weight.AsSingle(), Unsafe.BitCast<WideSum512<T>, WideSum512<float>>(sum), out Vector512<float> singleRest).As<float, T>();
            rest = singleRest.As<float, T>();
            return single;
        }

        Vector512<T> scale = DoublePeak.Scale(
            weight.AsDouble(), Unsafe.BitCast<WideSum512<T>, WideSum512<double>>(sum), out Vector512<double> doubleRest).As<double, T>();
        rest = doubleRest.As<double, T>();
        return scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Scale(Vector512<T> weight, PeakSum<WideSum512<T>> sum, out Vector512<T> rest, out Vector512<T> others)
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<T> single = SinglePeak.Scale(
                weight.AsSingle(),
                Unsafe.BitCast<PeakSum<WideSum512<T>>, PeakSum<WideSum512<float>>>(sum),
                out Vector512<float> singleRest,
                out Vector512<float> singleOthers).As<float, T>();
            rest = singleRest.As<float, T>();
            others = singleOthers.As<float, T>();
            return single;
        }

        Vector512<T> scale = DoublePeak.Scale(
            weight.AsDouble(),
            Unsafe.BitCast<PeakSum<WideSum512<T>>, PeakSum<WideSum512<double>>>(sum),
            out Vector512<double> doubleRest,
            out Vector512<double> doubleOthers).As<double, T>();
        rest = doubleRest.As<double, T>();
        others = doubleOthers.As<double, T>();
        return scale;
    }
}
