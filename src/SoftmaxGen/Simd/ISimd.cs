using System.Runtime.Intrinsics;

namespace SoftmaxGen.Simd;

/// <summary>
/// One width of vector, so that each loop of the library is written once. The implementing structs are never
/// instantiated: a method that is generic over them is compiled per width, with every call inlined.
/// </summary>
/// <typeparam name="TVector">The vector, or <typeparamref name="T"/> itself for the scalar width.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface ISimd<TVector, T>
    where T : unmanaged
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Whether the logits are multiplied by an inverse temperature, see <see cref="Tempered{TSimd, TVector, TWide, T}"/>.</summary>
    static virtual bool IsTempered => false;

    /// <summary>Gets all lanes equal to <paramref name="value"/>.</summary>
    static abstract TVector Create(T value);

    static abstract TVector Load(ref readonly T source, nuint index);

    static abstract void Store(TVector value, ref T destination, nuint index);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>The larger; when <paramref name="right"/> is NaN the result is NaN, a NaN on the left may be lost.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary><c>left * right + addend</c> with one rounding, on every processor.</summary>
    static abstract TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary><c>value * factor + value * factorRest</c>, the last product rounded before the sum is.</summary>
    static abstract TVector Multiply(TVector value, TVector factor, TVector factorRest);

    /// <summary>The exponential relative to the row, see <see cref="Numerics.Exponential"/>.</summary>
    static abstract TVector Exp(TVector logits, CompilerServices.RowShift<TVector> shift);

    /// <summary>Replaces four vectors by their exponentials, the same as one by one.</summary>
    static abstract void Exp(ref TVector x0, ref TVector x1, ref TVector x2, ref TVector x3, CompilerServices.RowShift<TVector> shift);

    /// <summary>The absolute value.</summary>
    static abstract TVector Abs(TVector value);

    /// <summary><paramref name="value"/> where the condition holds, +0 elsewhere.</summary>
    static abstract TVector WhereGreaterOrEqual(TVector left, TVector right, TVector value);

    /// <summary><paramref name="ifEqual"/> where <paramref name="left"/> equals <paramref name="right"/>, else <paramref name="otherwise"/>.</summary>
    static abstract TVector WhereEqual(TVector left, TVector right, TVector ifEqual, TVector otherwise);

    /// <summary><paramref name="value"/> where the bytes of <paramref name="mask"/> from <paramref name="index"/> on are not 0, else <paramref name="otherwise"/>.</summary>
    static abstract TVector WhereAllowed(ref readonly byte mask, nuint index, TVector value, TVector otherwise);

    /// <summary>One bit a lane, set where the lanes are equal; lane 0 is the lowest bit.</summary>
    static abstract uint EqualMask(TVector left, TVector right);

    /// <summary>The bits of each lane shifted left by the width of the mantissa: an integer becomes a power of two.</summary>
    static abstract TVector ShiftIntoExponent(TVector value);

    /// <summary>Gets the move of the last <paramref name="count"/> lanes to the first ones, for any number of vectors.</summary>
    static abstract FrontMove<TVector> ToFront(nuint count);

    /// <summary>Moves lanes, +0 into those that receive nothing.</summary>
    static abstract TVector Move(TVector value, FrontMove<TVector> move);

    /// <summary>The largest lane.</summary>
    static abstract T MaxAcross(TVector value);

    /// <summary>The largest lane of each of as many vectors as there are lanes.</summary>
    static abstract TVector MaxAcrossEach(ref readonly TVector rows);

    /// <summary>The sum of the lanes, folded by halves.</summary>
    static abstract T SumAcross(TVector value);

    /// <summary>
    /// Reads <see cref="Count"/> rows of 16 bytes and transposes them: vector i of <paramref name="tile"/> holds
    /// element i of each row.
    /// </summary>
    static abstract void LoadColumns(ref readonly T source, nuint stride, ref T tile);

    /// <summary>The reverse of <see cref="LoadColumns"/>.</summary>
    static abstract void StoreColumns(ref readonly T tile, ref T destination, nuint stride);

    /// <summary>Reads integers as numbers.</summary>
    static abstract TVector LoadIntegers(ref readonly int source, nuint index);

    /// <summary>Adds the lanes to as many sums in double precision.</summary>
    static abstract void AddDoubles(ref double sums, TVector value);

    /// <summary>Adds the products of the lanes, formed in double precision, to as many sums.</summary>
    static abstract void AddDoubleProducts(ref double sums, TVector left, TVector right);
}
