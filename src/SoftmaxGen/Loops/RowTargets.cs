using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Numerics;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>
/// The targets q of one row, see <see cref="LossOptions{T}"/>, and the passes over the row that need them. Of a row with a
/// label these are the parts that all classes have; what the label has more is the caller's.
/// </summary>
internal readonly ref struct RowTargets<TSimd, TVector, TWide, T>
    where TSimd : IWideSimd<TVector, TWide, T>
    where TWide : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly T _softTargets;
    private readonly ref readonly T _classWeights;
    private readonly TVector _keep;
    private readonly TVector _uniform;
    private readonly bool _sparesBarredClasses;
    private readonly T _inverseTemperature;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowTargets(ref readonly Batch<T> batch, int row)
    {
        (T keep, T uniform) = batch.Options;
        _keep = TSimd.Create(keep);
        _uniform = TSimd.Create(uniform);
        _classWeights = ref batch.Options.ClassWeights;
        _inverseTemperature = batch.InverseTemperature;
        _sparesBarredClasses = batch.Options.SparesBarredClasses;
        if (batch.HasSoftTargets)
        {
            _softTargets = ref batch.TargetsOf(row);
        }
    }

    private static nuint Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)TSimd.Count;
    }

    /// <summary>Sums what the targets cost: each times the distance of its logit below the maximum.</summary>
    public T Cost(ref readonly T logits, nuint count, T max)
    {
        // No term is negative, nor NaN where the row is a number: the sum of an infinite one may be NaN, and is infinite.
        T cost = Sum<TargetCost>(in logits, count, max, out _);
        return T.IsNaN(cost) ? T.PositiveInfinity : cost;
    }

    /// <summary>Sums the targets.</summary>
    public T Mass(ref readonly T logits, nuint count, T max, out T rest) => Sum<TargetMass>(in logits, count, max, out rest);

    /// <summary>Makes the gradient of the exponentials of a row, in place; those of the maximum are marked by a minus sign.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteGradient(ref T row, nuint count, in TargetGradient<T, T> gradient)
    {
        TargetGradient<TVector, T> gradients = TargetGradient<TVector, T>.Broadcast<TSimd>(in gradient);
        TVector last = gradients.Of<TSimd>(TSimd.Load(in row, count - Width), At(count - Width));
        for (nuint i = 0; i + Width <= count; i += Width)
        {
            TSimd.Store(gradients.Of<TSimd>(TSimd.Load(in row, i), At(i)), ref row, i);
        }

        TSimd.Store(last, ref row, count - Width);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Sum<TTerm>(ref readonly T logits, nuint count, T max, out T rest)
        where TTerm : ITargetTerm
    {
        TVector maxes = TSimd.Create(max);
        Unsafe.SkipInit(out LaneParts<TSimd, TVector, TWide, T> parts);
        parts.Begin(count);
        for (nuint part = 0; part < parts.Count; part++)
        {
            TWide sum = default;
            for (nuint i = part * Width; i + Width <= count; i += LaneParts.Lanes)
            {
                sum = TSimd.Add(sum, Term<TTerm>(in logits, i, maxes));
            }

            parts[part] = sum;
        }

        if (count % Width != 0)
        {
            parts.AddLast(Term<TTerm>(in logits, count - Width, maxes), count);
        }

        return parts.Fold().Round(out rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector Term<TTerm>(ref readonly T logits, nuint index, TVector max)
        where TTerm : ITargetTerm
    {
        TVector zero = TSimd.Create(T.Zero);
        TVector target = At(index);
        if (_sparesBarredClasses)
        {
            target = TSimd.WhereEqual(TSimd.Load(in logits, index), TSimd.Create(T.NegativeInfinity), zero, target);
        }

        if (!TTerm.IsCost)
        {
            return target;
        }

        // A target of 0 costs nothing, however far away.
        TVector distance = TSimd.Subtract(max, TSimd.Load(in logits, index));
        return TSimd.WhereEqual(
            target, zero, zero, TSimd.Multiply(target, Temperature<TSimd, TVector, T>.Of(distance, _inverseTemperature)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector At(nuint index)
    {
        TVector keep = _keep;
        TVector uniform = _uniform;
        if (!Unsafe.IsNullRef(in _classWeights))
        {
            TVector weights = TSimd.Load(in _classWeights, index);
            keep = TSimd.Multiply(keep, weights);
            uniform = TSimd.Multiply(uniform, weights);
        }

        return Unsafe.IsNullRef(in _softTargets)
            ? uniform
            : TSimd.FusedMultiplyAdd(keep, TSimd.Load(in _softTargets, index), uniform);
    }
}
