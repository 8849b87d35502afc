using System;
using System.Numerics;

namespace SoftmaxGen.Tests.Oracle;

/// <summary>The exponential of the logits of one row, <c>exp(x) 2^(Bias - nmax)</c>, as the contract spells it.</summary>
internal readonly struct OracleExp<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _inverseTemperature;
    private readonly T _centre;
    private readonly T _maxExponent;
    private readonly T _magic;
    private readonly T _floor;

    /// <param name="max">The row's maximum, a finite number.</param>
    /// <param name="factor">The factor of the logits, an inverse temperature; 1 unless said.</param>
    public OracleExp(T max, T? factor = null)
    {
        T inverseTemperature = factor ?? T.One;
        _inverseTemperature = inverseTemperature;
        _centre = T.Abs(max) * inverseTemperature >= Contract<T>.Centre ? max : T.Zero;
        _maxExponent = T.FusedMultiplyAdd((max - _centre) * inverseTemperature, Contract<T>.Log2E, Contract<T>.Magic) - Contract<T>.Magic;
        _magic = Contract<T>.Magic + Contract<T>.ExponentBias + T.CreateChecked(Contract<T>.Bias) - _maxExponent;
        _floor = (_maxExponent - Contract<T>.Floor) * Contract<T>.Ln2High / inverseTemperature;
    }

    /// <summary>Gets k of the factor 2^k that <see cref="Of"/> gives on top of exp(x - centre).</summary>
    public int Scale => Contract<T>.Bias - int.CreateChecked(_maxExponent);

    /// <param name="x">A logit, not NaN, at most the maximum.</param>
    public T Of(T x)
    {
        T centred = T.Max(x - _centre, _floor);
        T d = centred * _inverseTemperature;
        T dRest = T.FusedMultiplyAdd(centred, _inverseTemperature, -d);
        T t = T.FusedMultiplyAdd(d, Contract<T>.Log2E, _magic);
        T n = t - _magic;
        T r = T.FusedMultiplyAdd(n, -Contract<T>.Ln2Low, T.FusedMultiplyAdd(n, -Contract<T>.Ln2High, d) + dRest);
        T q = Contract<T>.Horner(Contract<T>.ExpCoefficients, r);
        T s = T.FusedMultiplyAdd(r * r, q, r);
        T power = T.ScaleB(T.One, int.CreateChecked(n) + Scale);
        return T.FusedMultiplyAdd(s, power, power);
    }

    /// <summary>The exponential of the maximum itself: of floats before its last rounding, of doubles in two parts.</summary>
    public Wide<T> Peak(T max)
    {
        T x = (max - _centre) * _inverseTemperature;
        T xRest = T.FusedMultiplyAdd(max - _centre, _inverseTemperature, -x);
        T high = T.FusedMultiplyAdd(_maxExponent, -Contract<T>.Ln2High, x);
        double bias = Math.ScaleB(1, Contract<T>.Bias);
        if (typeof(T) == typeof(float))
        {
            T reduced = T.FusedMultiplyAdd(_maxExponent, -Contract<T>.Ln2Low, high + xRest);
            T lessOne = T.FusedMultiplyAdd(reduced * reduced, Contract<T>.Horner(Contract<T>.ExpCoefficients, reduced), reduced);
            return new(bias + (bias * double.CreateChecked(lessOne)), 0);
        }

        T low = T.FusedMultiplyAdd(_maxExponent, -Contract<T>.Ln2Low, xRest);
        T r = high + low;
        T rest = (high - r) + low;

        T u = (r * r) * Contract<T>.Horner(Contract<T>.ExpCoefficients, r);
        T s = r + u;
        T sRest = ((r - s) + u) + rest;
        T p = T.One + s;
        T pRest = ((T.One - p) + s) + sRest;
        return new(double.CreateChecked(p) * bias, double.CreateChecked(pRest) * bias);
    }
}
