using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>
/// The gradient of a loss <c>sum_c q_c (lse - z_c) + l lse^2</c>, which is <c>(Q + 2 l lse) a_c - q_c</c> with Q the sum of the
/// targets q, times the weight of the row.
/// </summary>
/// <remarks>
/// Where the maximum has more than half of the mass Q, its probability may approach its target, and the difference
/// would cancel: there it is formed from what both leave to the others, <c>(Q - q) + 2 l lse (1 - ...)</c>, that is
/// <c>((Q - q) w + 2 l lse w) - (Q + 2 l lse) w (1 - a)</c>, where 1 - a is the sum of the other exponentials times the scale.
/// </remarks>
/// <typeparam name="TVector">The vector type, a row a lane or a row for all lanes; or the element type.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly struct TargetGradient<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TVector _mass;
    private readonly TVector _massRest;
    private readonly TVector _weight;
    private readonly TVector _penalty;
    private readonly TVector _scale;
    private readonly TVector _scaleRest;
    private readonly TVector _others;

    private TargetGradient(
        TVector mass, TVector massRest, TVector weight, TVector penalty, TVector scale, TVector scaleRest, TVector others)
    {
        _mass = mass;
        _massRest = massRest;
        _weight = weight;
        _penalty = penalty;
        _scale = scale;
        _scaleRest = scaleRest;
        _others = others;
    }

    /// <summary>Prepares the gradients of a row from its sums.</summary>
    /// <param name="sum">The exponentials, the maximum apart.</param>
    /// <param name="mass">Q.</param>
    /// <param name="massRest">What rounding took off Q.</param>
    /// <param name="slope">2 l lse, what the penalty of the log-sum-exp adds to the mass.</param>
    /// <param name="weight">The weight of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TargetGradient<TVector, T> Create<TSimd, TWide>(
        PeakSum<TWide> sum, TVector mass, TVector massRest, TVector slope, TVector weight)
        where TSimd : IWideSimd<TVector, TWide, T>
    {
        // Added to +0, so that it is never -0.
        TVector penalty = TSimd.FusedMultiplyAdd(slope, weight, TSimd.Create(T.Zero));
        TVector scale = TSimd.Scale(
            TSimd.FusedMultiplyAdd(mass, weight, penalty), sum, out TVector scaleRest, out TVector others);
        return new(mass, massRest, weight, penalty, scale, scaleRest, others);
    }

    /// <summary>One row's, for every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TargetGradient<TVector, T> Broadcast<TSimd>(in TargetGradient<T, T> row)
        where TSimd : ISimd<TVector, T> => new(
            TSimd.Create(row._mass),
            TSimd.Create(row._massRest),
            TSimd.Create(row._weight),
            TSimd.Create(row._penalty),
            TSimd.Create(row._scale),
            TSimd.Create(row._scaleRest),
            TSimd.Create(row._others));

    /// <summary>The gradient of a class.</summary>
    /// <param name="marked">Its exponential, with a minus sign if its logit is the maximum.</param>
    /// <param name="target">Its target.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TSimd>(TVector marked, TVector target)
        where TSimd : ISimd<TVector, T>
    {
        TVector zero = TSimd.Create(T.Zero);
        TVector exp = TSimd.Abs(marked);
        TVector difference = TSimd.FusedMultiplyAdd(
            exp,
            _scale,
            TSimd.FusedMultiplyAdd(exp, _scaleRest, TSimd.Subtract(zero, TSimd.Multiply(target, _weight))));
        TVector left = TSimd.Add(TSimd.Subtract(_mass, target), _massRest);
        TVector apart = TSimd.Subtract(TSimd.FusedMultiplyAdd(left, _weight, _penalty), _others);

        // Apart: a marked exponential whose target is at least half of the mass.
        TVector most = TSimd.WhereGreaterOrEqual(TSimd.Add(target, target), _mass, TSimd.Create(T.One));
        TVector isApart = TSimd.WhereEqual(marked, exp, zero, most);
        return TSimd.WhereEqual(isApart, zero, difference, apart);
    }
}
