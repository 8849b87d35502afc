using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>512-bit vectors.</summary>
internal readonly partial struct Simd512<T> : IWideSimd<Vector512<T>, WideSum512<T>, T>
    where T : unmanaged
{
    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Create(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(ref readonly T source, nuint index) =>
        Vector512.LoadUnsafe(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, ref T destination, nuint index) => value.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> left, Vector512<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Subtract(Vector512<T> left, Vector512<T> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> left, Vector512<T> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide(Vector512<T> left, Vector512<T> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> left, Vector512<T> right) =>
        typeof(T) == typeof(float)
            ? NativeMax.Max(left.AsSingle(), right.AsSingle()).As<float, T>()
            : NativeMax.Max(left.AsDouble(), right.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FusedMultiplyAdd(Vector512<T> left, Vector512<T> right, Vector512<T> addend) =>
        typeof(T) == typeof(float)
            ? FusedMultiply.MultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
            : FusedMultiply.MultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> value, Vector512<T> factor, Vector512<T> factorRest) =>
        typeof(T) == typeof(float)
            ? FusedMultiply.Multiply(value.AsSingle(), factor.AsSingle(), factorRest.AsSingle()).As<float, T>()
            : FusedMultiplyAdd(value, factor, value * factorRest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp(Vector512<T> logits, RowShift<Vector512<T>> shift) =>
        typeof(T) == typeof(float)
            ? Exponential.Exp(logits.AsSingle(), Unsafe.BitCast<RowShift<Vector512<T>>, RowShift<Vector512<float>>>(shift)).As<float, T>()
            : Exponential.Exp(logits.AsDouble(), Unsafe.BitCast<RowShift<Vector512<T>>, RowShift<Vector512<double>>>(shift)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector512<T> x0, ref Vector512<T> x1, ref Vector512<T> x2, ref Vector512<T> x3, RowShift<Vector512<T>> shift)
    {
        if (typeof(T) == typeof(float))
        {
            Exponential.Exp(
                ref Unsafe.As<Vector512<T>, Vector512<float>>(ref x0),
                ref Unsafe.As<Vector512<T>, Vector512<float>>(ref x1),
                ref Unsafe.As<Vector512<T>, Vector512<float>>(ref x2),
                ref Unsafe.As<Vector512<T>, Vector512<float>>(ref x3),
                Unsafe.BitCast<RowShift<Vector512<T>>, RowShift<Vector512<float>>>(shift));
        }
        else
        {
            Exponential.Exp(
                ref Unsafe.As<Vector512<T>, Vector512<double>>(ref x0),
                ref Unsafe.As<Vector512<T>, Vector512<double>>(ref x1),
                ref Unsafe.As<Vector512<T>, Vector512<double>>(ref x2),
                ref Unsafe.As<Vector512<T>, Vector512<double>>(ref x3),
                Unsafe.BitCast<RowShift<Vector512<T>>, RowShift<Vector512<double>>>(shift));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> value) => Vector512.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WhereGreaterOrEqual(Vector512<T> left, Vector512<T> right, Vector512<T> value) =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(left, right), value, Vector512<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WhereEqual(Vector512<T> left, Vector512<T> right, Vector512<T> ifEqual, Vector512<T> otherwise) =>
        Vector512.ConditionalSelect(Vector512.Equals(left, right), ifEqual, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WhereAllowed(ref readonly byte mask, nuint index, Vector512<T> value, Vector512<T> otherwise)
    {
        ref byte first = ref Unsafe.Add(ref Unsafe.AsRef(in mask), index);
        Vector512<T> isMasked;
        if (typeof(T) == typeof(float))
        {
            Vector256<ushort> words = Vector256.WidenLower(Vector128.LoadUnsafe(ref first).ToVector256Unsafe());
            isMasked = Vector512.Equals(Vector512.WidenLower(words.ToVector512Unsafe()), Vector512<uint>.Zero).As<uint, T>();
        }
        else
        {
            Vector128<byte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsByte();
            Vector256<uint> words = Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe());
            isMasked = Vector512.Equals(Vector512.WidenLower(words.ToVector512Unsafe()), Vector512<ulong>.Zero).As<ulong, T>();
        }

        return Vector512.ConditionalSelect(isMasked, otherwise, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualMask(Vector512<T> left, Vector512<T> right) =>
        (uint)Vector512.Equals(left, right).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftIntoExponent(Vector512<T> value) =>
        typeof(T) == typeof(float)
            ? Vector512.ShiftLeft(value.AsInt32(), FloatFormat.SingleMantissaBits).As<int, T>()
            : Vector512.ShiftLeft(value.AsInt64(), FloatFormat.DoubleMantissaBits).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrontMove<Vector512<T>> ToFront(nuint count) => LaneMove.ToFront512<T>(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Move(Vector512<T> value, FrontMove<Vector512<T>> move) => LaneMove.ToFront(value, move);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Vector512<T> value) =>
        Simd256<T>.MaxAcross(Simd256<T>.Max(value.GetLower(), value.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(Vector512<T> value) => Simd256<T>.SumAcross(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadColumns(ref readonly T source, nuint stride, ref T tile)
    {
        if (typeof(T) == typeof(float))
        {
            Rows.Load(
                in Unsafe.As<T, float>(ref Unsafe.AsRef(in source)), stride,
                out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3);
            Store(column0.As<float, T>(), ref tile, 0);
            Store(column1.As<float, T>(), ref tile, (nuint)Count);
            Store(column2.As<float, T>(), ref tile, (nuint)Count * 2);
            Store(column3.As<float, T>(), ref tile, (nuint)Count * 3);
        }
        else
        {
            Rows.Load(
                in Unsafe.As<T, double>(ref Unsafe.AsRef(in source)), stride,
                out Vector512<double> column0, out Vector512<double> column1);
            Store(column0.As<double, T>(), ref tile, 0);
            Store(column1.As<double, T>(), ref tile, (nuint)Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreColumns(ref readonly T tile, ref T destination, nuint stride)
    {
        if (typeof(T) == typeof(float))
        {
            Rows.Store(
                Load(in tile, 0).AsSingle(),
                Load(in tile, (nuint)Count).AsSingle(),
                Load(in tile, (nuint)Count * 2).AsSingle(),
                Load(in tile, (nuint)Count * 3).AsSingle(),
                ref Unsafe.As<T, float>(ref destination),
                stride);
        }
        else
        {
            Rows.Store(
                Load(in tile, 0).AsDouble(),
                Load(in tile, (nuint)Count).AsDouble(),
                ref Unsafe.As<T, double>(ref destination),
                stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadIntegers(ref readonly int source, nuint index) =>
        typeof(T) == typeof(float)
            ? Vector512.ConvertToSingle(Vector512.LoadUnsafe(in source, index)).As<float, T>()
            : Vector512.ConvertToDouble(Vector512.WidenLower(Vector256.LoadUnsafe(in source, index).ToVector512Unsafe())).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubles(ref double sums, Vector512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            Accumulate(ref sums, Vector512.WidenLower(value.AsSingle()));
            Accumulate(ref Unsafe.Add(ref sums, Vector512<double>.Count), Vector512.WidenUpper(value.AsSingle()));
        }
        else
        {
            Accumulate(ref sums, value.AsDouble());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubleProducts(ref double sums, Vector512<T> left, Vector512<T> right)
    {
        if (typeof(T) == typeof(float))
        {
            Accumulate(ref sums, Vector512.WidenLower(left.AsSingle()) * Vector512.WidenLower(right.AsSingle()));
            Accumulate(
                ref Unsafe.Add(ref sums, Vector512<double>.Count),
                Vector512.WidenUpper(left.AsSingle()) * Vector512.WidenUpper(right.AsSingle()));
        }
        else
        {
            Accumulate(ref sums, left.AsDouble() * right.AsDouble());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(ref double sums, Vector512<double> terms) =>
        (Vector512.LoadUnsafe(ref sums) + terms).StoreUnsafe(ref sums);
}
