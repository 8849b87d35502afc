using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>log(1 + ratio), the ratio in two parts, as the contract spells it.</summary>
internal static class OracleLog1P
{
    public static T Of<T>(Pair<T> ratio)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        T two = T.CreateChecked(2);

        int exponent = Contract<T>.ExponentAroundOne(T.One + ratio.Value);
        T k = T.CreateChecked(exponent);
        T q = T.ScaleB(T.One, -exponent);
        T f = T.FusedMultiplyAdd(ratio.Value, q, q - T.One);
        T s = f / (two + f);
        T z = s * s;
        T r = Contract<T>.Horner(Contract<T>.Log1PCoefficients, z);
        T g = half * f;
        T w = T.FusedMultiplyAdd(s, T.FusedMultiplyAdd(z, r, g * f), k * Contract<T>.Ln2Low);
        w = T.FusedMultiplyAdd(-g, f, w);
        w = T.FusedMultiplyAdd(ratio.Rest, q, w);
        return T.FusedMultiplyAdd(k, Contract<T>.Ln2High, f + w);
    }
}
