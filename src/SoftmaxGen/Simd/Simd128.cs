using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;

namespace SoftmaxGen.Simd;

/// <summary>128-bit vectors; without fused multiply-add instructions (<see cref="FusedMultiply"/>) the same bits.</summary>
internal readonly partial struct Simd128<T> : IWideSimd<Vector128<T>, WideSum128<T>, T>
    where T : unmanaged
{
    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Create(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(ref readonly T source, nuint index) =>
        Vector128.LoadUnsafe(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> value, ref T destination, nuint index) => value.StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> left, Vector128<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Subtract(Vector128<T> left, Vector128<T> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> left, Vector128<T> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide(Vector128<T> left, Vector128<T> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> left, Vector128<T> right) =>
        typeof(T) == typeof(float)
            ? NativeMax.Max(left.AsSingle(), right.AsSingle()).As<float, T>()
            : NativeMax.Max(left.AsDouble(), right.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> FusedMultiplyAdd(Vector128<T> left, Vector128<T> right, Vector128<T> addend) =>
        typeof(T) == typeof(float)
            ? FusedMultiply.MultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
            : FusedMultiply.MultiplyAdd(left.AsDouble(), right.AsDouble(), addend.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> value, Vector128<T> factor, Vector128<T> factorRest) =>
        typeof(T) == typeof(float)
            ? FusedMultiply.Multiply(value.AsSingle(), factor.AsSingle(), factorRest.AsSingle()).As<float, T>()
            : FusedMultiplyAdd(value, factor, value * factorRest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Exp(Vector128<T> logits, RowShift<Vector128<T>> shift) =>
        typeof(T) == typeof(float)
            ? Exponential.Exp(logits.AsSingle(), Unsafe.BitCast<RowShift<Vector128<T>>, RowShift<Vector128<float>>>(shift)).As<float, T>()
            : Exponential.Exp(logits.AsDouble(), Unsafe.BitCast<RowShift<Vector128<T>>, RowShift<Vector128<double>>>(shift)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exp(ref Vector128<T> x0, ref Vector128<T> x1, ref Vector128<T> x2, ref Vector128<T> x3, RowShift<Vector128<T>> shift)
    {
        if (typeof(T) == typeof(float))
        {
            Exponential.Exp(
                ref Unsafe.As<Vector128<T>, Vector128<float>>(ref x0),
                ref Unsafe.As<Vector128<T>, Vector128<float>>(ref x1),
                ref Unsafe.As<Vector128<T>, Vector128<float>>(ref x2),
                ref Unsafe.As<Vector128<T>, Vector128<float>>(ref x3),
                Unsafe.BitCast<RowShift<Vector128<T>>, RowShift<Vector128<float>>>(shift));
        }
        else
        {
            Exponential.Exp(
                ref Unsafe.As<Vector128<T>, Vector128<double>>(ref x0),
                ref Unsafe.As<Vector128<T>, Vector128<double>>(ref x1),
                ref Unsafe.As<Vector128<T>, Vector128<double>>(ref x2),
                ref Unsafe.As<Vector128<T>, Vector128<double>>(ref x3),
                Unsafe.BitCast<RowShift<Vector128<T>>, RowShift<Vector128<double>>>(shift));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Abs(Vector128<T> value) => Vector128.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> WhereGreaterOrEqual(Vector128<T> left, Vector128<T> right, Vector128<T> value) =>
        Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(left, right), value, Vector128<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> WhereEqual(Vector128<T> left, Vector128<T> right, Vector128<T> ifEqual, Vector128<T> otherwise) =>
        Vector128.ConditionalSelect(Vector128.Equals(left, right), ifEqual, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> WhereAllowed(ref readonly byte mask, nuint index, Vector128<T> value, Vector128<T> otherwise)
    {
        ref byte first = ref Unsafe.Add(ref Unsafe.AsRef(in mask), index);
        Vector128<T> isMasked;
        if (typeof(T) == typeof(float))
        {
            Vector128<byte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref first)).AsByte();
            isMasked = Vector128.Equals(Vector128.WidenLower(Vector128.WidenLower(bytes)), Vector128<uint>.Zero).As<uint, T>();
        }
        else
        {
            Vector128<byte> bytes = Vector128.CreateScalarUnsafe((uint)Unsafe.ReadUnaligned<ushort>(ref first)).AsByte();
            Vector128<uint> words = Vector128.WidenLower(Vector128.WidenLower(bytes));
            isMasked = Vector128.Equals(Vector128.WidenLower(words), Vector128<ulong>.Zero).As<ulong, T>();
        }

        return Vector128.ConditionalSelect(isMasked, otherwise, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint EqualMask(Vector128<T> left, Vector128<T> right) =>
        (uint)Vector128.Equals(left, right).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftIntoExponent(Vector128<T> value) =>
        typeof(T) == typeof(float)
            ? Vector128.ShiftLeft(value.AsInt32(), FloatFormat.SingleMantissaBits).As<int, T>()
            : Vector128.ShiftLeft(value.AsInt64(), FloatFormat.DoubleMantissaBits).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FrontMove<Vector128<T>> ToFront(nuint count) => new(count, default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Move(Vector128<T> value, FrontMove<Vector128<T>> move) => LaneMove.ToFront(value, move);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Vector128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            value = Max(value, Vector128.Shuffle(value.AsInt32(), Vector128.Create(2, 3, 0, 1)).As<int, T>());
            value = Max(value, Vector128.Shuffle(value.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, T>());
            return value.ToScalar();
        }

        return Max(value, Vector128.Shuffle(value.AsInt64(), Vector128.Create(1L, 0L)).As<long, T>()).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SumAcross(Vector128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            value += Vector128.Shuffle(value.AsInt32(), Vector128.Create(2, 3, 0, 1)).As<int, T>();
            value += Vector128.Shuffle(value.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, T>();
            return value.ToScalar();
        }

        return (value + Vector128.Shuffle(value.AsInt64(), Vector128.Create(1L, 0L)).As<long, T>()).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadColumns(ref readonly T source, nuint stride, ref T tile)
    {
        if (typeof(T) == typeof(float))
        {
            Rows.Load(
                in Unsafe.As<T, float>(ref Unsafe.AsRef(in source)), stride,
                out Vector128<float> column0, out Vector128<float> column1, out Vector128<float> column2, out Vector128<float> column3);
            Store(column0.As<float, T>(), ref tile, 0);
            Store(column1.As<float, T>(), ref tile, (nuint)Count);
            Store(column2.As<float, T>(), ref tile, (nuint)Count * 2);
            Store(column3.As<float, T>(), ref tile, (nuint)Count * 3);
        }
        else
        {
            Rows.Load(
                in Unsafe.As<T, double>(ref Unsafe.AsRef(in source)), stride,
                out Vector128<double> column0, out Vector128<double> column1);
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
    public static Vector128<T> LoadIntegers(ref readonly int source, nuint index) =>
        typeof(T) == typeof(float)
            ? Vector128.ConvertToSingle(Vector128.LoadUnsafe(in source, index)).As<float, T>()
            : Vector128.Create((double)Unsafe.Add(ref Unsafe.AsRef(in source), index), Unsafe.Add(ref Unsafe.AsRef(in source), index + 1)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubles(ref double sums, Vector128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            Accumulate(ref sums, Vector128.WidenLower(value.AsSingle()));
            Accumulate(ref Unsafe.Add(ref sums, Vector128<double>.Count), Vector128.WidenUpper(value.AsSingle()));
        }
        else
        {
            Accumulate(ref sums, value.AsDouble());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddDoubleProducts(ref double sums, Vector128<T> left, Vector128<T> right)
    {
        if (typeof(T) == typeof(float))
        {
            Accumulate(ref sums, Vector128.WidenLower(left.AsSingle()) * Vector128.WidenLower(right.AsSingle()));
            Accumulate(
                ref Unsafe.Add(ref sums, Vector128<double>.Count),
                Vector128.WidenUpper(left.AsSingle()) * Vector128.WidenUpper(right.AsSingle()));
        }
        else
        {
            Accumulate(ref sums, left.AsDouble() * right.AsDouble());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(ref double sums, Vector128<double> terms) =>
        (Vector128.LoadUnsafe(ref sums) + terms).StoreUnsafe(ref sums);
}
