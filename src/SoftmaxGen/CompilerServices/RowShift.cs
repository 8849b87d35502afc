using System.ComponentModel;

namespace SoftmaxGen.CompilerServices;

/// <summary>
/// What the exponential of a row's logits needs to know about the row: made from the row's maximum by
/// <see cref="VectorMath"/>, used by generated code, of no use elsewhere.
/// </summary>
/// <typeparam name="TVector">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowShift<TVector>
{
    internal RowShift(TVector center, TVector magic, TVector floor, TVector inverseTemperature = default!)
    {
        Center = center;
        Magic = magic;
        Floor = floor;
        InverseTemperature = inverseTemperature;
    }

    /// <summary>The maximum where it is so large that subtracting it is exact, else 0.</summary>
    internal TVector Center { get; }

    /// <summary>The number whose addition rounds to an integer and leaves the biased exponent in the low bits.</summary>
    internal TVector Magic { get; }

    /// <summary>The least centred logit whose exponential is told from 0.</summary>
    internal TVector Floor { get; }

    /// <summary>The factor of the logits, for those exponentials that have one.</summary>
    internal TVector InverseTemperature { get; }
}
