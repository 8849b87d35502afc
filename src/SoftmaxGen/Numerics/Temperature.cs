using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Numerics;

/// <summary>What logits are divided by.</summary>
internal static class Temperature
{
    /// <summary>What they are multiplied by instead, rounded to the element type.</summary>
    public static T Inverse<T>(double temperature)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(1 / temperature);
}

/// <summary>What an inverse temperature does to differences of logits; nothing where the width of vector has none.</summary>
internal static class Temperature<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector value, T inverse) => TSimd.IsTempered ? TSimd.Multiply(value, TSimd.Create(inverse)) : value;

    /// <summary>The same for a number of one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfRow(T value, T inverse) => TSimd.IsTempered ? value * inverse : value;
}
