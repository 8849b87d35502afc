using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>256-bit vectors.</summary>
internal readonly partial struct Simd256<T> : IWideSimd<Vector256<T>, WideSum256<T>, T>
    where T : unmanaged
{
    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Create(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(ref readonly T source, nuint index) =>
        Vector256.LoadUnsafe(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> value, ref T destination, nuint index) => value.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> left, Vector256<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Subtract(Vector256<T> left, Vector256<T> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> left, Vector256<T> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide(Vector256<T> left, Vector256<T> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> left, Vector256<T> right) =>
        typeof(T) == typeof(float)
            ? NativeMax.Max(left.AsSingle(), right.AsSingle()).As<float, T>()
            : NativeMax.Max(left.AsDouble(), right.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> FusedMultiplyAdd(Vector256<T> left, Vector256<T> right, Vector256<T> addend) =>
        typeof(T) == typeof(float)
            ? FusedMultiply.MultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
            : FusedMultiply.MultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> value, Vector256<T> factor, Vector256<T> factorRest) =>
        typeof(T) == typeof(float)
            ? FusedMultiply.Multiply(value.AsSingle(), factor.AsSingle(), factorRest.AsSingle()).As<float, T>()
            : FusedMultiplyAdd(value, factor, value * factorRest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp(Vector256<T> logits, RowShift<Vector256<T>> shift) =>
        typeof(T) == typeof(float)
            ? Exponential.Exp(logits.AsSingle(), Unsafe.BitCast<RowShift<Vector256<T>>, RowShift<Vector256<float>>>(shift)).As<float, T>()
            : Exponential.Exp(logits.AsDouble(), Unsafe.BitCast<RowShift<Vector256<T>>, RowShift<Vector256<double>>>(shift)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector256<T> x0, ref Vector256<T> x1, ref Vector256<T> x2, ref Vector256<T> x3, RowShift<Vector256<T>> shift)
    {
        if (typeof(T) == typeof(float))
        {
            Exponential.Exp(
                ref Unsafe.As<Vector256<T>, Vector256<float>>(ref x0),
                ref Unsafe.As<Vector256<T>, Vector256<float>>(ref x1),
                ref Unsafe.As<Vector256<T>, Vector256<float>>(ref x2),
                ref Unsafe.As<Vector256<T>, Vector256<float>>(ref x3),
                Unsafe.BitCast<RowShift<Vector256<T>>, RowShift<Vector256<float>>>(shift));
        }
        else
        {
            Exponential.Exp(
                ref Unsafe.As<Vector256<T>, Vector256<double>>(ref x0),
                ref Unsafe.As<Vector256<T>, Vector256<double>>(ref x1),
                ref Unsafe.As<Vector256<T>, Vector256<double>>(ref x2),
                ref Unsafe.As<Vector256<T>, Vector256<double>>(ref x3),
                Unsafe.BitCast<RowShift<Vector256<T>>, RowShift<Vector256<double>>>(shift));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Abs(Vector256<T> value) => Vector256.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> WhereGreaterOrEqual(Vector256<T> left, Vector256<T> right, Vector256<T> value) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(left, right), value, Vector256<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> WhereEqual(Vector256<T> left, Vector256<T> right, Vector256<T> ifEqual, Vector256<T> otherwise) =>
        Vector256.ConditionalSelect(Vector256.Equals(left, right), ifEqual, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> WhereAllowed(ref readonly byte mask, nuint index, Vector256<T> value, Vector256<T> otherwise)
    {
        ref byte first = ref Unsafe.Add(ref Unsafe.AsRef(in mask), index);
        Vector256<T> isMasked;
        if (typeof(T) == typeof(float))
        {
            Vector128<byte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsByte();
            Vector256<uint> words = Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe());
            isMasked = Vector256.Equals(words, Vector256<uint>.Zero).As<uint, T>();
        }
        else
        {
            Vector128<byte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref first)).AsByte();
            Vector128<uint> words = Vector128.WidenLower(Vector128.WidenLower(bytes));
            isMasked = Vector256.Equals(Vector256.WidenLower(words.ToVector256Unsafe()), Vector256<ulong>.Zero).As<ulong, T>();
        }

        return Vector256.ConditionalSelect(isMasked, otherwise, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualMask(Vector256<T> left, Vector256<T> right) =>
        (uint)Vector256.Equals(left, right).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftIntoExponent(Vector256<T> value) =>
        typeof(T) == typeof(float)
            ? Vector256.ShiftLeft(value.AsInt32(), FloatFormat.SingleMantissaBits).As<int, T>()
            : Vector256.ShiftLeft(value.AsInt64(), FloatFormat.DoubleMantissaBits).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrontMove<Vector256<T>> ToFront(nuint count) => LaneMove.ToFront256<T>(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Move(Vector256<T> value, FrontMove<Vector256<T>> move) => LaneMove.ToFront(value, move);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Vector256<T> value) =>
        Simd128<T>.MaxAcross(Simd128<T>.Max(value.GetLower(), value.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(Vector256<T> value) => Simd128<T>.SumAcross(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadColumns(ref readonly T source, nuint stride, ref T tile)
    {
        if (typeof(T) == typeof(float))
        {
            Rows.Load(
                in Unsafe.As<T, float>(ref Unsafe.AsRef(in source)), stride,
                out Vector256<float> column0, out Vector256<float> column1, out Vector256<float> column2, out Vector256<float> column3);
            Store(column0.As<float, T>(), ref tile, 0);
            Store(column1.As<float, T>(), ref tile, (nuint)Count);
            Store(column2.As<float, T>(), ref tile, (nuint)Count * 2);
            Store(column3.As<float, T>(), ref tile, (nuint)Count * 3);
        }
        else
        {
            Rows.Load(
                in Unsafe.As<T, double>(ref Unsafe.AsRef(in source)), stride,
                out Vector256<double> column0, out Vector256<double> column1);
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
    public static Vector256<T> LoadIntegers(ref readonly int source, nuint index) =>
        typeof(T) == typeof(float)
            ? Vector256.ConvertToSingle(Vector256.LoadUnsafe(in source, index)).As<float, T>()
            : Vector256.ConvertToDouble(Vector256.WidenLower(Vector128.LoadUnsafe(in source, index).ToVector256Unsafe())).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubles(ref double sums, Vector256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            Accumulate(ref sums, Vector256.WidenLower(value.AsSingle()));
            Accumulate(ref Unsafe.Add(ref sums, Vector256<double>.Count), Vector256.WidenUpper(value.AsSingle()));
        }
        else
        {
            Accumulate(ref sums, value.AsDouble());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubleProducts(ref double sums, Vector256<T> left, Vector256<T> right)
    {
        if (typeof(T) == typeof(float))
        {
            Accumulate(ref sums, Vector256.WidenLower(left.AsSingle()) * Vector256.WidenLower(right.AsSingle()));
            Accumulate(
                ref Unsafe.Add(ref sums, Vector256<double>.Count),
                Vector256.WidenUpper(left.AsSingle()) * Vector256.WidenUpper(right.AsSingle()));
        }
        else
        {
            Accumulate(ref sums, left.AsDouble() * right.AsDouble());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(ref double sums, Vector256<double> terms) =>
        (Vector256.LoadUnsafe(ref sums) + terms).StoreUnsafe(ref sums);
}
