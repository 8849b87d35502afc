using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>What a pass over a tile picks out of its classes.</summary>
internal interface IPick<TVector>
{
    /// <summary>Is shown each class, the logits and the exponentials of the rows.</summary>
    void See(int index, TVector logits, TVector exp);
}

/// <summary>Nothing.</summary>
internal readonly struct NoPick<TVector> : IPick<TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void See(int index, TVector logits, TVector exp)
    {
    }
}

/// <summary>The logits and exponentials at the labels of the rows, a row a lane.</summary>
internal struct LabelPick<TSimd, TVector, T>(TVector labels, TVector max) : IPick<TVector>
    where TSimd : ISimd<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TVector _labels = labels;

    /// <summary>The logits; the maximum where another thread has made the label none of the classes.</summary>
    public TVector Logit { get; private set; } = max;

    /// <summary>Their exponentials.</summary>
    public TVector Exp { get; private set; } = TSimd.Create(T.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void See(int index, TVector logits, TVector exp)
    {
        Logit = Replace(index, Logit, logits);
        Exp = Replace(index, Exp, exp);
    }

    /// <summary>The values of a class, but those of rows which have it as label replaced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TVector Replace(int index, TVector values, TVector atLabel) =>
        TSimd.WhereEqual(_labels, TSimd.Create(T.CreateTruncating(index)), atLabel, values);
}
