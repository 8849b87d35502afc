using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The sum of a row's exponentials in the order that every path of the library keeps, whatever its vector's width:
/// element j is added to lane j mod 16, lanes fold by halves, all in about twice the precision of the terms. A 512-bit
/// vector of floats is 16 lanes, narrower ones are a part of them.
/// </summary>
internal ref partial struct RowSum<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint Lanes = LaneParts.Lanes;

    private readonly TVector _max;
    private readonly RowShift<TVector> _shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowSum(T max, T inverseTemperature)
    {
        _max = TSimd.Create(max);
        _shift = Shift(max, inverseTemperature);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowSum(TVector max, RowShift<TVector> shift)
    {
        _max = max;
        _shift = shift;
    }

    /// <summary>The number of elements that equal the maximum, when they are left out.</summary>
    public int Ties { get; private set; }

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)(Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>());
    }

    /// <summary>The shift of a row, for every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowShift<TVector> Shift(T max, T inverseTemperature)
    {
        RowShift<T> shift = ShiftOfRow(max, inverseTemperature);
        return new(
            TSimd.Create(shift.Center),
            TSimd.Create(shift.Magic),
            TSimd.Create(shift.Floor),
            TSimd.IsTempered ? TSimd.Create(inverseTemperature) : default!);
    }

    /// <summary>The exponential of one element of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpOf(T logit, T max, T inverseTemperature) => TSimd.IsTempered
        ? Exponential.TemperedExp<Scalar<T>, T, T>(logit, ShiftOfRow(max, inverseTemperature))
        : Exponential.Exp<Scalar<T>, T, T>(logit, ShiftOfRow(max, inverseTemperature));

    /// <summary>Sets the maximum of a row apart from the sum of the exponentials below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeakSum<WideSum<T>> SetApart(T max, WideSum<T> below, int ties, T inverseTemperature) => TSimd.IsTempered
        ? Peak.SetApart<Tempered<Scalar<T>, T, WideSum<T>, T>, T, WideSum<T>, T>(
            max, ShiftOfRow(max, inverseTemperature), below, T.CreateTruncating(ties))
        : Peak.SetApart<Scalar<T>, T, WideSum<T>, T>(max, ShiftOfRow(max, inverseTemperature), below, T.CreateTruncating(ties));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RowShift<T> ShiftOfRow(T max, T inverseTemperature) => TSimd.IsTempered
        ? Exponential.TemperedShift<Scalar<T>, T, T>(max, inverseTemperature)
        : Exponential.Shift<Scalar<T>, T, T>(max);

    /// <summary>Sums the exponentials of a row of at least a vector's width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideSum<T> Add<TKeep, TApart>(ref readonly T logits, nuint count, ref T exponentials)
        where TKeep : IKeep
        where TApart : IApart => TSimd.Across(AddLanes<TKeep, TApart>(in logits, count, ref exponentials));

    /// <summary>The same, with the last folds still to be done: those of the lanes of one vector.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide AddLanes<TKeep, TApart>(ref readonly T logits, nuint count, ref T exponentials)
        where TKeep : IKeep
        where TApart : IApart
    {
        // What is left after the last whole vector is covered by a vector that ends with the row. It is read first, since
        // the row may be overwritten in place, and only the lanes that are not in the vector before count.
        nuint fresh = Unsafe.SizeOf<TVector>() == Unsafe.SizeOf<T>() ? 0 : count % Width;
        TVector lastTerms = TSimd.Create(T.Zero);
        TVector lastKept = lastTerms;
        if (fresh != 0)
        {
            lastTerms = LastTerms<TKeep, TApart>(TSimd.Load(in logits, count - Width), fresh, out lastKept);
        }

        // The JIT compiler knows sizes before it inlines, unlike a width: nothing of its budget goes to the branch that is not taken.
        if (Unsafe.SizeOf<TVector>() == Unsafe.SizeOf<T>() * (int)Lanes)
        {
            TWide sum = AddPart<TKeep, TApart>(in logits, 0, count, ref exponentials);
            if (fresh != 0)
            {
                if (TKeep.Value)
                {
                    TSimd.Store(lastKept, ref exponentials, count - Width);
                }

                sum = TSimd.Add(sum, TSimd.Move(lastTerms, TSimd.ToFront(fresh)));
            }

            return sum;
        }

        Unsafe.SkipInit(out LaneParts<TSimd, TVector, TWide, T> parts);
        parts.Begin(count);
        if (Unsafe.SizeOf<TVector>() == 4 * Unsafe.SizeOf<float>() && typeof(T) == typeof(float) && FusedMultiply.IsEmulated)
        {
            AddSideBySide<TKeep, TApart>(ref parts, in logits, count, ref exponentials);
        }
        else if (Unsafe.SizeOf<TVector>() == 8 * Unsafe.SizeOf<float>() && typeof(T) == typeof(float))
        {
            AddInTurn<TKeep, TApart>(ref parts, in logits, count, ref exponentials);
        }
        else
        {
            // Each vector of lanes goes through the row by itself, its sum in registers.
            for (nuint part = 0; part < parts.Count; part++)
            {
                parts[part] = AddPart<TKeep, TApart>(in logits, part * Width, count, ref exponentials);
            }
        }

        if (fresh != 0)
        {
            if (TKeep.Value)
            {
                TSimd.Store(lastKept, ref exponentials, count - Width);
            }

            parts.AddLast(lastTerms, count);
        }

        return parts.FoldParts();
    }

    /// <summary>
    /// Where four exponentials in step want more registers than there are: the two vectors of lanes take turns, and the processor begins one
    /// before the other ends.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddInTurn<TKeep, TApart>(
        ref LaneParts<TSimd, TVector, TWide, T> parts, ref readonly T logits, nuint count, ref T exponentials)
        where TKeep : IKeep
        where TApart : IApart
    {
        TWide even = default;
        TWide odd = default;
        nuint index = 0;
        for (; index + Lanes <= count; index += Lanes)
        {
            even = TSimd.Add(even, TermAt<TKeep, TApart>(in logits, index, ref exponentials));
            odd = TSimd.Add(odd, TermAt<TKeep, TApart>(in logits, index + Width, ref exponentials));
        }

        if (index + Width <= count)
        {
            even = TSimd.Add(even, TermAt<TKeep, TApart>(in logits, index, ref exponentials));
        }

        parts[0] = even;
        parts[1] = odd;
    }

    /// <summary>
    /// Where an exponential takes long: the four vectors of lanes go through the row together, so that a row of 16 elements has four exponentials
    /// in step; the sums live in memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSideBySide<TKeep, TApart>(
        ref LaneParts<TSimd, TVector, TWide, T> parts, ref readonly T logits, nuint count, ref T exponentials)
        where TKeep : IKeep
        where TApart : IApart
    {
        for (nuint part = 0; part < parts.Count; part++)
        {
            parts[part] = default;
        }

        nuint index = 0;
        for (; index + Lanes <= count; index += Lanes)
        {
            AddFour<TKeep, TApart>(ref parts[0], ref parts[1], ref parts[2], ref parts[3], in logits, ref exponentials, index, Width);
        }

        for (nuint part = 0; index + Width <= count; index += Width, part++)
        {
            parts[part] = TSimd.Add(parts[part], TermAt<TKeep, TApart>(in logits, index, ref exponentials));
        }
    }

    /// <summary>The sum of every vector of the lanes that begin at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TWide AddPart<TKeep, TApart>(ref readonly T logits, nuint index, nuint count, ref T exponentials)
        where TKeep : IKeep
        where TApart : IApart
    {
        TWide sum = default;
        if (Unsafe.SizeOf<TVector>() != Unsafe.SizeOf<T>())
        {
            for (; index + (3 * Lanes) + Width <= count; index += 4 * Lanes)
            {
                AddFour<TKeep, TApart>(ref sum, ref sum, ref sum, ref sum, in logits, ref exponentials, index, Lanes);
            }
        }

        for (; index + Width <= count; index += Lanes)
        {
            TVector x = TSimd.Load(in logits, index);
            sum = TSimd.Add(sum, Term<TKeep, TApart>(x, TSimd.Exp(x, _shift), ref exponentials, index));
        }

        return sum;
    }

    /// <summary>Adds the terms of four vectors, their exponentials a step of all at a time: no step waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddFour<TKeep, TApart>(
        ref TWide sum0, ref TWide sum1, ref TWide sum2, ref TWide sum3, ref readonly T logits, ref T exponentials, nuint index, nuint step)
        where TKeep : IKeep
        where TApart : IApart
    {
        TVector logits0 = TSimd.Load(in logits, index);
        TVector logits1 = TSimd.Load(in logits, index + step);
        TVector logits2 = TSimd.Load(in logits, index + (2 * step));
        TVector logits3 = TSimd.Load(in logits, index + (3 * step));
        TVector exp0 = logits0;
        TVector exp1 = logits1;
        TVector exp2 = logits2;
        TVector exp3 = logits3;
        TSimd.Exp(ref exp0, ref exp1, ref exp2, ref exp3, _shift);
        sum0 = TSimd.Add(sum0, Term<TKeep, TApart>(logits0, exp0, ref exponentials, index));
        sum1 = TSimd.Add(sum1, Term<TKeep, TApart>(logits1, exp1, ref exponentials, index + step));
        sum2 = TSimd.Add(sum2, Term<TKeep, TApart>(logits2, exp2, ref exponentials, index + (2 * step)));
        sum3 = TSimd.Add(sum3, Term<TKeep, TApart>(logits3, exp3, ref exponentials, index + (3 * step)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector TermAt<TKeep, TApart>(ref readonly T logits, nuint index, ref T exponentials)
        where TKeep : IKeep
        where TApart : IApart
    {
        TVector x = TSimd.Load(in logits, index);
        return Term<TKeep, TApart>(x, TSimd.Exp(x, _shift), ref exponentials, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Term<TKeep, TApart>(TVector logits, TVector exp, ref T exponentials, nuint index)
        where TKeep : IKeep
        where TApart : IApart
    {
        if (TKeep.Value)
        {
            TSimd.Store(Marked<TKeep>(logits, exp), ref exponentials, index);
        }

        if (!TApart.Value)
        {
            return exp;
        }

        Ties += BitOperations.PopCount(TSimd.EqualMask(logits, _max));
        return TSimd.WhereEqual(logits, _max, TSimd.Create(T.Zero), exp);
    }

    /// <summary>The terms of the vector that ends the row; only the last <paramref name="fresh"/> lanes are its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector LastTerms<TKeep, TApart>(TVector x, nuint fresh, out TVector kept)
        where TKeep : IKeep
        where TApart : IApart
    {
        TVector exp = TSimd.Exp(x, _shift);
        kept = Marked<TKeep>(x, exp);
        TVector term = exp;
        if (TApart.Value)
        {
            Ties += BitOperations.PopCount(TSimd.EqualMask(x, _max) >> (int)(Width - fresh));
            term = TSimd.WhereEqual(x, _max, TSimd.Create(T.Zero), exp);
        }

        return term;
    }

    /// <summary>The exponentials as they are kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Marked<TKeep>(TVector logits, TVector exp)
        where TKeep : IKeep =>
        TKeep.MarksMax ? TSimd.WhereEqual(logits, _max, TSimd.Subtract(TSimd.Create(T.Zero), exp), exp) : exp;
}
