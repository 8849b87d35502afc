using System.Numerics;
using System.Runtime.CompilerServices;
using SoftmaxGen.Simd;

namespace SoftmaxGen.Loops;

/// <summary>y_i (dy_i - sum_j y_j dy_j): the gradient with respect to the logits of probabilities y, from the one with respect to y.</summary>
internal readonly struct SoftmaxGradientOperation<T> : IRowOperation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Row<TSimd, TVector, TWide>(ref Batch<T> batch, int row)
        where TSimd : IWideSimd<TVector, TWide, T>
        where TWide : struct
    {
        nuint count = (nuint)batch.ClassCount;
        ref readonly T probabilities = ref batch.LogitsOf(row);
        ref readonly T upstream = ref batch.UpstreamOf(row);
        T dot = DotLoop<TSimd, TVector, TWide, T>.Dot(in probabilities, in upstream, count, out T rest);
        if (!T.IsFinite(dot))
        {
            batch.FillNaN(row);
            return;
        }

        DotLoop<TSimd, TVector, TWide, T>.MultiplyDifference(
            in probabilities, in upstream, count, dot, rest, ref batch.DestinationOf(row), batch.InverseTemperature);
    }
}
